import { type Detail, filled, type MandatoryItem, type MonthResult, type Sentence } from '@klarmeter/engine';
import type { InformationFinding } from './schemas.ts';

interface Kind {
  readonly severity: InformationFinding['severity'];
  readonly basis: string;
  readonly de: string;
  readonly en: string;
}

/** What is missing in a month, before the engine sees it. `{0}` and `{1}` are filled in. */
const KINDS = {
  value_missing: {
    severity: 'warning',
    basis: 'HeizkostenV § 6a(2)',
    de: 'Der Verbrauch des Monats konnte nicht gemessen werden ({0}).',
    en: 'The consumption of the month could not be measured ({0}).',
  },
  counted_in_two_units: {
    severity: 'warning',
    basis: 'HeizkostenV § 6a(2)',
    de: 'Die Geräte zählen in {0}: Das lässt sich nicht zusammenzählen, und der Nutzer erfährt keinen Verbrauch.',
    en: 'The devices count in {0}: that does not add up, and the user is told no consumption.',
  },
  item_missing: {
    severity: 'warning',
    basis: 'HeizkostenV § 6a(2)',
    de: 'Der Information fehlt eine Pflichtangabe: {0}.',
    en: 'A mandatory item is missing in the information: {0}.',
  },
  provisional_basis: {
    severity: 'info',
    basis: 'HeizkostenV § 6a(2)',
    de: 'Noch kein Zeitraum ist abgerechnet; die Kilowattstunden stehen vorläufig nach dem Planwert des Energieausweises.',
    en: 'No period is closed yet; the kilowatt hours go provisionally by the plan value of the energy certificate.',
  },
  nobody_to_inform: {
    severity: 'info',
    basis: 'HeizkostenV § 6a(1)',
    de: 'In diesem Monat hat niemand das Haus genutzt.',
    en: 'Nobody used the house in this month.',
  },
} as const satisfies Record<string, Kind>;

/** One finding about stored data. `objectId` is what has to be corrected. */
export function informationFinding(
  code: keyof typeof KINDS,
  pointer: string,
  objectId: string,
  details: readonly Detail[] = [],
): InformationFinding {
  const { severity, basis, de, en } = KINDS[code];
  const message = filled({ de, en }, details);
  return {
    code,
    severity,
    pointer,
    object_id: objectId,
    legal_basis: basis,
    message_de: message.de,
    message_en: message.en,
  };
}

/** A finding of the engine; a group's belongs to the house, whose settings say how units become kWh. */
export function findingOfEngine(
  { code, severity, path, legal_basis, message_de, message_en }: MonthResult['findings'][number],
  propertyId: string,
): InformationFinding {
  return {
    code,
    severity,
    pointer: path,
    object_id: propertyId,
    ...(legal_basis === undefined ? {} : { legal_basis }),
    message_de,
    message_en,
  };
}

const ITEM_WORDS: Readonly<Record<MandatoryItem, Sentence>> = {
  heating: { de: 'Verbrauch an Heizwärme', en: 'consumption of heat' },
  heating_average: { de: 'Durchschnittsverbrauch an Heizwärme', en: 'average consumption of heat' },
  hot_water: { de: 'Verbrauch an Warmwasser', en: 'consumption of hot water' },
  hot_water_average: { de: 'Durchschnittsverbrauch an Warmwasser', en: 'average consumption of hot water' },
};

/** What an information lacks, as it stands in a sentence. */
export const itemsInWords = (items: readonly MandatoryItem[]): Sentence => ({
  de: items.map((item) => ITEM_WORDS[item].de).join(', '),
  en: items.map((item) => ITEM_WORDS[item].en).join(', '),
});
