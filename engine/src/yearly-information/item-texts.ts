import type { Sentence } from '../law/sentence.ts';
import { type ComparisonObstacle, obstacleSentence } from './weather-adjusted.ts';

/** Numbers of HeizkostenV section 6a(3). */
export const ITEM_NUMBERS = ['1a', '1b', '1c', '2', '3', '4', '5'] as const;
export type ItemNumber = (typeof ITEM_NUMBERS)[number];

export const ITEM_TITLES: Readonly<Record<ItemNumber, Sentence>> = {
  '1a': { de: 'Eingesetzte Energieträger', en: 'Energy carriers used' },
  '1b': { de: 'Steuern, Abgaben und Zölle', en: 'Taxes, levies and customs duties' },
  '1c': { de: 'Entgelte für Geräte, Ablesung und Abrechnung', en: 'Charges for metering, reading and billing' },
  '2': { de: 'Beratungsstellen', en: 'Where to find advice' },
  '3': { de: 'Streitbeilegung', en: 'Dispute resolution' },
  '4': { de: 'Vergleich mit dem Durchschnittsnutzer', en: 'Comparison with the average user' },
  '5': {
    de: 'Witterungsbereinigter Vergleich mit dem Vorjahr',
    en: 'Weather-adjusted comparison with the period before',
  },
};

export type ItemReason =
  | 'before_duty'
  | 'not_by_consumption'
  | 'fuel_mix_missing'
  | 'fuel_mix_incomplete'
  | 'district_data_missing'
  | 'taxes_not_stated'
  | 'charges_not_known'
  | 'contacts_missing'
  | 'contact_without_web'
  | 'no_consumer_contract'
  | 'dispute_resolution_missing'
  | 'average_missing'
  | ComparisonObstacle;

/** Why an item is not there, and whether that is an omission for which the user may cut (section 12(1)). */
type ItemSentence = Sentence & { readonly omission: boolean };

const SENTENCES: Readonly<Record<Exclude<ItemReason, ComparisonObstacle>, ItemSentence>> = {
  before_duty: {
    omission: false,
    de: 'Die Pflicht gilt für Zeiträume, die ab dem 01.12.2021 beginnen.',
    en: 'The duty applies to periods that begin on or after 2021-12-01.',
  },
  not_by_consumption: {
    omission: false,
    de: 'Die Abrechnung beruht nicht auf dem Verbrauch.',
    en: 'The statement does not rest on consumption.',
  },
  fuel_mix_missing: {
    omission: true,
    de: 'Die Anteile der Energieträger fehlen.',
    en: 'The shares of energy carriers are missing.',
  },
  fuel_mix_incomplete: {
    omission: true,
    de: 'Die Anteile der Energieträger ergeben zusammen nicht 100 %.',
    en: 'The shares of energy carriers do not add up to 100 %.',
  },
  district_data_missing: {
    omission: true,
    de: 'Treibhausgasemissionen oder Primärenergiefaktor des Wärmenetzes fehlen.',
    en: 'Greenhouse-gas emissions or primary energy factor of the network are missing.',
  },
  taxes_not_stated: {
    omission: true,
    de: 'Steuern, Abgaben und Zölle liegen nicht vor.',
    en: 'Taxes, levies and customs duties are not known.',
  },
  charges_not_known: {
    omission: true,
    de: 'Die Entgelte für Geräte, Ablesung und Abrechnung sind nicht bekannt.',
    en: 'The charges for metering, reading and billing are not known.',
  },
  contacts_missing: {
    omission: true,
    de: 'Beratungsstellen fehlen.',
    en: 'Contacts for advice are missing.',
  },
  contact_without_web: {
    omission: true,
    de: 'Eine Beratungsstelle ist ohne Internetadresse genannt.',
    en: 'A contact for advice is named without its web address.',
  },
  no_consumer_contract: {
    omission: false,
    de: 'Es besteht kein Verbrauchervertrag.',
    en: 'There is no consumer contract.',
  },
  dispute_resolution_missing: {
    omission: true,
    de: 'Der Hinweis zur Streitbeilegung fehlt.',
    en: 'The information on dispute resolution is missing.',
  },
  average_missing: {
    omission: true,
    de: 'Es gibt keinen Durchschnittsnutzer zum Vergleich.',
    en: 'There is no average user to compare with.',
  },
};

const IS_OMISSION: Readonly<Record<ComparisonObstacle, boolean>> = {
  first_period: false,
  periods_differ: false,
  consumption_missing: true,
  climate_factor_missing: true,
};

const isObstacle = (reason: ItemReason): reason is ComparisonObstacle => Object.hasOwn(IS_OMISSION, reason);

export const itemSentence = (reason: ItemReason, user: { readonly movedIn: boolean }): ItemSentence =>
  isObstacle(reason) ? { omission: IS_OMISSION[reason], ...obstacleSentence(reason, user) } : SENTENCES[reason];
