import type { Sentence } from '@klarmeter/engine';
import type { Reason } from './reasons.ts';
import type { TelegramOutcome } from './receive-telegrams.ts';

type TelegramCode =
  | Exclude<TelegramOutcome['verdict'], 'stored' | 'duplicate' | 'replay' | 'implausible'>
  | `telegram_${Reason}`;

/**
 * What is said about a telegram by its verdict or reason. The English detail of the verdict stands behind the English
 * words; the German ones name its figures themselves.
 */
export const TELEGRAM_WORDS: Readonly<Record<TelegramCode, Sentence>> = {
  unknown_device: { de: 'Kein Gerät hat diese Adresse.', en: 'No device has this address.' },
  wrong_key: {
    de: 'Der Schlüssel öffnet das Telegramm nicht, oder es gibt keinen.',
    en: 'The key does not open the telegram, or there is none: {detail}',
  },
  unreadable: {
    de: 'Das Telegramm hat eine Form, die nicht gelesen wird.',
    en: 'The telegram has a form that is not read: {detail}',
  },
  bad_crc: { de: 'Die Prüfsumme ist falsch.', en: 'The checksum is wrong: {detail}' },
  garbage: { de: 'Die Bytes sind kein Telegramm.', en: 'The bytes are no telegram: {detail}' },
  telegram_in_the_future: {
    de: 'Das Telegramm wäre später empfangen als jetzt.',
    en: 'The telegram would have been received later than now.',
  },
  telegram_clock_ahead: {
    de: 'Die Uhr des Geräts geht vor; sie zeigt {shown}.',
    en: 'The clock of the device is ahead; it shows {shown}.',
  },
  telegram_went_back: {
    de: 'Das Zählwerk ging von {before} auf {after} zurück.',
    en: 'The register went back from {before} to {after}.',
  },
  telegram_replay: {
    de: 'Das Telegramm wiederholt ein früheres: Sein Zähler steht auf {counter}, gehört wurde schon {before}.',
    en: 'The telegram repeats an earlier one: its counter is {counter}, and {before} was heard already.',
  },
  telegram_device_error: { de: 'Das Gerät meldet einen Fehler.', en: 'The device reports an error: {detail}' },
  telegram_wrong_unit: {
    de: 'Das Gerät zählt {unit} und damit etwas anderes, als seine Art sagt.',
    en: 'The device counts {unit}, which is something else than its kind says.',
  },
  telegram_too_large: {
    de: 'Das Zählwerk hätte {digits} Stellen vor dem Komma; so weit zählt kein Zähler.',
    en: 'The register would have {digits} digits before the point; no meter counts that far.',
  },
  telegram_no_register: {
    de: 'Das Telegramm hat kein Zählwerk, das abgerechnet wird.',
    en: 'The telegram has no register that is billed.',
  },
  telegram_not_installed: {
    de: 'Das Gerät war an diesem Tag nirgends eingebaut.',
    en: 'The device was installed nowhere on this day.',
  },
  telegram_unknown_format: {
    de: 'Ein kurzes Telegramm, dessen Aufbau noch keines gesagt hat.',
    en: 'A compact frame whose format none has told yet.',
  },
  telegram_fragment: {
    de: 'Das Telegramm ist ein Teil einer Nachricht; gelesen wird sie mit den anderen Teilen.',
    en: 'The telegram is a part of a message, which is read with its other parts.',
  },
  telegram_foreign_mode: {
    de: 'Das Telegramm ist nach keiner Norm gesichert und lässt sich nicht prüfen.',
    en: 'The telegram is protected by no standard mode and cannot be verified.',
  },
  telegram_format_checksum: {
    de: 'Ein kurzes Telegramm, das nicht zu seiner Prüfsumme passt.',
    en: 'A compact frame that does not fit its checksum.',
  },
};
