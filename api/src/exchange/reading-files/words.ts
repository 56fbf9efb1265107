import { fillWords, REMARKS, type Sentence } from '@klarmeter/engine';
import { TELEGRAM_WORDS, type ValuesVerdict } from '../../metering/index.ts';
import { REFUSAL_WORDS } from '../new-devices/words.ts';
import type { StoredRemark } from '../tables.ts';

/** What is said about values besides what the engine says: of devices, places and values of the account. */
const OF_VALUES: Readonly<Record<Exclude<ValuesVerdict['reason'], null>['code'] | 'duplicate', Sentence>> = {
  no_device: TELEGRAM_WORDS.unknown_device,
  several_makers: {
    de: 'Diese Zählernummer gibt es bei mehreren Herstellern ({makers}); die Datei nennt keinen.',
    en: 'Several makers have this meter number ({makers}); the file names none.',
  },
  several_devices: {
    de: 'Mehrere Geräte von {maker} haben diese Zählernummer; die Datei sagt nicht, welches es ist.',
    en: 'Several devices of {maker} have this meter number; the file does not say which one it is.',
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
    de: 'Der Stand ginge von {before} ({before_day}) auf {after} ({after_day}) zurück.',
    en: 'The register would go back from {before} ({before_day}) to {after} ({after_day}).',
  },
  other_value: {
    de: 'Für den {day} steht schon {known} da, nicht {value}; Ablesungen ändern sich nie.',
    en: 'There already is {known} of {day}, not {value}; readings never change.',
  },
  duplicate: { de: 'War schon da.', en: 'Was there already.' },
};

const WORDS: Readonly<Record<string, Sentence | undefined>> = {
  ...REMARKS,
  ...OF_VALUES,
  ...TELEGRAM_WORDS,
  ...REFUSAL_WORDS,
};
const UNWORDED: Sentence = { de: '{detail}', en: '{detail}' };

/** Values of the account are stored as they travel; those that stood in a file are told as they stood there. */
const OURS = ['day', 'before', 'before_day', 'after', 'after_day', 'known', 'value'];

/** A decimal or a day as it is written in German. */
function inGerman(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split('-').reverse().join('.');
  return /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value;
}

/** A remark as it travels. */
export function toRemark({ code, values }: StoredRemark) {
  const { de, en } = WORDS[code] ?? UNWORDED;
  const german =
    code in OF_VALUES || code in TELEGRAM_WORDS
      ? Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, OURS.includes(name) ? inGerman(value) : value]),
        )
      : values;
  return { code, message_de: fillWords(de, german), message_en: fillWords(en, values) };
}
