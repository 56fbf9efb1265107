export interface ReuseWords {
  readonly de: string;
  readonly en: string;
  readonly legalBasis?: string;
  readonly interpretation?: string;
}

const HELD_READABLE =
  'A device counts as remotely readable if it sends its values by radio, whoever can receive them; whether others can read them is the question of interoperability.';
const HELD_CONNECTABLE =
  'The ordinance leaves to technical guidelines what connectable means; a device that sends by the Open Metering System is held to be, since gateways take its telegrams through an adapter.';
const HELD_INTEROPERABLE =
  'The ordinance names no standard. The Open Metering System is published and read by several makers: it is held to be interoperable.';

const HELD_KEY =
  'The ordinance gives the owner the keys of equipment that has to be interoperable, installed after 2022-12-01; of older devices they are asked for in the same way.';

/** Why a question about a device of another provider is answered as it is. */
export const REUSE_WORDS = {
  sends: {
    de: 'Das Gerät funkt; es wird abgelesen, ohne die Nutzeinheit zu betreten.',
    en: 'The device sends by radio; it is read without entering the unit.',
    legalBasis: 'HeizkostenV § 5(2)',
    interpretation: HELD_READABLE,
  },
  radio_unknown: {
    de: 'Wie das Gerät funkt, ist nicht bekannt; fragen Sie den bisherigen Dienstleister.',
    en: 'How the device sends is not known; ask the former provider.',
  },
  installation_unknown: {
    de: 'Der Tag des Einbaus entscheidet und ist nicht bekannt.',
    en: 'The day of its installation decides, and is not known.',
    legalBasis: 'HeizkostenV § 5(2), (3)',
  },
  hardship: {
    de: 'Nicht fernablesbar; ein dokumentierter Grund nimmt es von der Nachrüstung aus.',
    en: 'Not remotely readable; a documented reason excepts it from the retrofit.',
    legalBasis: 'HeizkostenV § 5(3) S. 2',
    interpretation:
      'An exception counts with its documented reason only, and only for devices that were to be retrofitted.',
  },
  installed_without_radio: {
    de: 'Nicht fernablesbar und nach dem 01.12.2021 eingebaut; das war nicht mehr erlaubt.',
    en: 'Not remotely readable and installed after 2021-12-01, when that was not allowed any more.',
    legalBasis: 'HeizkostenV § 5(2)',
  },
  retrofit_due: {
    de: 'Nicht fernablesbar; bis zu diesem Tag ist nachzurüsten oder zu ersetzen.',
    en: 'Not remotely readable; to be retrofitted or replaced by this day.',
    legalBasis: 'HeizkostenV § 5(3)',
  },
  retrofit_overdue: {
    de: 'Nicht fernablesbar; die Frist zur Nachrüstung ist vorbei.',
    en: 'Not remotely readable; the time to retrofit is over.',
    legalBasis: 'HeizkostenV § 5(3)',
  },
  no_radio: { de: 'Das Gerät funkt nicht.', en: 'The device does not send by radio.' },
  open_standard: {
    de: 'Es funkt nach dem offenen OMS-Standard; andere Hersteller können es lesen.',
    en: 'It sends by the open OMS standard; other makers can read it.',
    legalBasis: 'HeizkostenV § 5(2), (4)',
    interpretation: HELD_INTEROPERABLE,
  },
  standard_content: {
    de: 'Es funkt nach EN 13757; ob sein Inhalt offen ist, sagt erst ein Telegramm.',
    en: 'It sends by EN 13757; only a telegram tells whether its content is open.',
    legalBasis: 'HeizkostenV § 5(2), (4)',
  },
  oms_gateway: {
    de: 'OMS-Telegramme nimmt ein Smart-Meter-Gateway über einen Adapter entgegen.',
    en: 'A smart meter gateway takes OMS telegrams through an adapter.',
    legalBasis: 'HeizkostenV § 5(2), (4)',
    interpretation: HELD_CONNECTABLE,
  },
  gateway_unknown: {
    de: 'Ob es sich an ein Smart-Meter-Gateway anbinden lässt, muss der Hersteller bestätigen.',
    en: 'Its maker has to confirm that it can be connected to a smart meter gateway.',
    legalBasis: 'HeizkostenV § 5(2), (4)',
  },
  closed_for_now: {
    de: 'Ein geschlossenes Funkverfahren; das Gerät darf bis zu diesem Tag so bleiben.',
    en: 'A closed radio protocol; the device may stay as it is until this day.',
    legalBasis: 'HeizkostenV § 5(4)',
  },
  closed_overdue: {
    de: 'Ein geschlossenes Funkverfahren; die Frist zur Nachrüstung ist vorbei.',
    en: 'A closed radio protocol; the time to retrofit is over.',
    legalBasis: 'HeizkostenV § 5(4)',
  },
  installed_closed: {
    de: 'Ein geschlossenes Funkverfahren und nach dem 01.12.2022 eingebaut; das war nicht mehr erlaubt.',
    en: 'A closed radio protocol and installed after 2022-12-01, when that was not allowed any more.',
    legalBasis: 'HeizkostenV § 5(2)',
    interpretation: 'What was installed on 2022-12-01 itself has the time of the older ones.',
  },
  allocator: {
    de: 'Heizkostenverteiler werden nicht geeicht; ihre Eignung muss bestätigt sein (EN 834).',
    en: 'Allocators are not verified; their suitability has to be confirmed (EN 834).',
    legalBasis: 'HeizkostenV § 5(1)',
  },
  no_consumption: { de: 'Das Gerät erfasst keinen Verbrauch.', en: 'The device records no consumption.' },
  marking_unknown: {
    de: 'Das Jahr der Kennzeichnung ist nicht bekannt oder zu alt; sehen Sie am Gerät nach.',
    en: 'The year of its marking is not known or too old; look at the device.',
    legalBasis: 'MessEV § 34(2)',
  },
  calibration_expired: {
    de: 'Die Eichung ist abgelaufen; seine Werte dürfen nicht mehr abgerechnet werden.',
    en: 'Its calibration ran out; its values must not be billed any more.',
    legalBasis: 'MessEG § 33(1), § 37(1)',
  },
  calibration_holds: {
    de: 'Die Eichung gilt bis zu diesem Tag.',
    en: 'Its calibration holds until this day.',
    legalBasis: 'MessEV § 34(2)',
  },
  key_there: { de: 'Der Schlüssel ist da.', en: 'The key is there.' },
  key_not_asked: {
    de: 'Fragen Sie den bisherigen Dienstleister nach dem Schlüssel; er ist dem Eigentümer kostenlos zu geben.',
    en: 'Ask the former provider for the key; the owner gets it free of charge.',
    legalBasis: 'HeizkostenV § 5',
    interpretation: HELD_KEY,
  },
  key_missing: {
    de: 'Ohne Schlüssel ist das Gerät nicht zu lesen; er ist dem Eigentümer kostenlos zu geben.',
    en: 'Without its key the device cannot be read; the owner gets it free of charge.',
    legalBasis: 'HeizkostenV § 5',
    interpretation: HELD_KEY,
  },
  profile_verified: {
    de: 'Die Gerätefamilie wird gelesen; aufgezeichnete Telegramme belegen es.',
    en: 'The device family is read; recorded telegrams show it.',
  },
  profile_partial: {
    de: 'Die Gerätefamilie wird zum Teil gelesen; prüfen Sie ein Telegramm.',
    en: 'The device family is read in part; try a telegram.',
  },
  decoded_by_standard: { de: 'Der Standard genügt, um es zu lesen.', en: 'The standard is enough to read it.' },
  content_unknown: {
    de: 'Ob sein Inhalt lesbar ist, sagt erst ein Telegramm.',
    en: 'Only a telegram tells whether its content can be read.',
  },
  no_profile: {
    de: 'Sein Funkverfahren wird nicht gelesen.',
    en: 'Its radio protocol is not read.',
  },
} as const satisfies Readonly<Record<string, ReuseWords>>;

export type ReuseReason = keyof typeof REUSE_WORDS;
