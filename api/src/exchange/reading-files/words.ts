import { fillWords, REMARKS, type RemarkCode } from '@klarmeter/engine';

/** What is said about records besides what the engine says: of devices, places and values of the account. */
const OF_ACCOUNT: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  no_device: { de: 'Kein Gerät hat diese Adresse.', en: 'No device has this address.' },
  several_makers: {
    de: 'Diese Zählernummer gibt es bei mehreren Herstellern ({makers}); die Datei nennt keinen.',
    en: 'Several makers have this meter number ({makers}); the file names none.',
  },
  not_installed: {
    de: 'Das Gerät war am {day} an keiner Messstelle eingebaut.',
    en: 'The device was installed nowhere on {day}.',
  },
  other_kind: {
    de: 'Die Datei nennt {named}, das Gerät ist {registered}.',
    en: 'The file says {named}, the device is a {registered}.',
  },
  other_unit: {
    de: 'Die Datei nennt {named}, das Gerät zählt {registered}.',
    en: 'The file says {named}, the device counts {registered}.',
  },
  future: { de: 'Der {day} liegt in der Zukunft.', en: '{day} lies in the future.' },
  went_back: {
    de: 'Der Stand ginge von {before} auf {after} zurück.',
    en: 'The register would go back from {before} to {after}.',
  },
  other_value: {
    de: 'Für den {day} steht schon {known} da, nicht {value}; Ablesungen ändern sich nie.',
    en: 'There already is {known} of {day}, not {value}; readings never change.',
  },
  duplicate: { de: 'War schon da.', en: 'Was there already.' },
  unknown_device: { de: 'Kein Gerät hat diese Adresse.', en: 'No device has this address.' },
  wrong_key: {
    de: 'Der Schlüssel öffnet das Telegramm nicht, oder es gibt keinen: {detail}',
    en: 'The key does not open the telegram, or there is none: {detail}',
  },
  unreadable: {
    de: 'Das Telegramm hat eine Form, die nicht gelesen wird: {detail}',
    en: 'The telegram has a form that is not read: {detail}',
  },
  replay: {
    de: 'Das Telegramm wiederholt ein früheres: {detail}',
    en: 'The telegram repeats an earlier one: {detail}',
  },
  implausible: { de: 'Der Wert ist nicht plausibel: {detail}', en: 'The value is implausible: {detail}' },
  bad_crc: { de: 'Die Prüfsumme ist falsch: {detail}', en: 'The checksum is wrong: {detail}' },
  garbage: { de: 'Die Bytes sind kein Telegramm: {detail}', en: 'The bytes are no telegram: {detail}' },
  malformed: { de: 'Die Zeile ist nicht lesbar: {detail}', en: 'The line cannot be read: {detail}' },
  telegram_in_the_future: {
    de: 'Das Telegramm wäre später empfangen als jetzt: {detail}',
    en: 'The telegram would have been received later than now: {detail}',
  },
  telegram_clock_ahead: {
    de: 'Die Uhr des Geräts geht vor: {detail}',
    en: 'The clock of the device is ahead: {detail}',
  },
  telegram_went_back: { de: 'Das Zählwerk ging zurück: {detail}', en: 'The register went back: {detail}' },
  telegram_replay: {
    de: 'Das Telegramm wiederholt ein früheres: {detail}',
    en: 'The telegram repeats an earlier one: {detail}',
  },
  telegram_device_error: { de: 'Das Gerät meldet einen Fehler: {detail}', en: 'The device reports an error: {detail}' },
  telegram_wrong_unit: {
    de: 'Das Gerät zählt etwas anderes, als seine Art sagt: {detail}',
    en: 'The device counts something else than its kind says: {detail}',
  },
  telegram_no_register: {
    de: 'Das Telegramm hat kein Zählwerk, das abgerechnet wird. {detail}',
    en: 'The telegram has no register that is billed. {detail}',
  },
  telegram_not_installed: {
    de: 'Das Gerät war an diesem Tag nirgends eingebaut. {detail}',
    en: 'The device was installed nowhere on this day. {detail}',
  },
  telegram_unknown_format: {
    de: 'Ein kurzes Telegramm, dessen Aufbau noch keines gesagt hat. {detail}',
    en: 'A compact frame whose format none has told yet. {detail}',
  },
  telegram_foreign_mode: {
    de: 'Das Telegramm ist nach keiner Norm gesichert und lässt sich nicht prüfen. {detail}',
    en: 'The telegram is protected by no standard mode and cannot be verified. {detail}',
  },
  telegram_format_checksum: {
    de: 'Ein kurzes Telegramm, das nicht zu seiner Prüfsumme passt. {detail}',
    en: 'A compact frame that does not fit its checksum. {detail}',
  },
  stored: { de: 'Aufgenommen: {detail}', en: 'Taken in: {detail}' },
};

export interface StoredRemark {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A remark as it travels. */
export function toRemark({ code, values }: StoredRemark) {
  const words = OF_ACCOUNT[code] ?? REMARKS[code as RemarkCode] ?? { de: '{detail}', en: '{detail}' };
  return { code, message_de: fillWords(words.de, values), message_en: fillWords(words.en, values) };
}
