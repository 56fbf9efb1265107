import type { Sentence } from '../law/sentence.ts';

/*
 * Long because it is a list: everything that can be said about a file or a record of it, in German and in English.
 * `{name}` stands for a value of the remark.
 */
export const REMARKS = {
  line_too_long: {
    de: 'Die Zeile ist länger als {max} Zeichen.',
    en: 'The line is longer than {max} characters.',
  },
  not_hex: {
    de: 'Das Telegramm ist kein Hexadezimaltext oder hat eine halbe Stelle: {seen}',
    en: 'The telegram is not hexadecimal text or ends within a byte: {seen}',
  },
  telegram_empty: { de: 'Die Zeile hat kein Telegramm.', en: 'The line has no telegram.' },
  telegram_too_long: {
    de: 'Das Telegramm hat {size} Byte; es gibt keines mit mehr als {max}.',
    en: 'The telegram has {size} bytes; there is none with more than {max}.',
  },
  crc_flag: {
    de: 'Der Empfänger meldet eine falsche Prüfsumme.',
    en: 'The receiver reports a wrong checksum.',
  },
  columns_missing: {
    de: 'Die Zeile hat {found} statt {expected} Felder; sie ist vielleicht abgeschnitten.',
    en: 'The line has {found} fields instead of {expected}; it may be cut off.',
  },
  columns_too_many: {
    de: 'Die Zeile hat {found} statt {expected} Felder.',
    en: 'The line has {found} fields instead of {expected}.',
  },
  other_format: {
    de: 'Die Zeile hat nicht das Format der Datei: {seen}',
    en: 'The line is not in the format of the file: {seen}',
  },
  meter_differs: {
    de: 'Die Zeile nennt den Zähler {named}, das Telegramm {sent}.',
    en: 'The line names meter {named}, the telegram {sent}.',
  },
  no_telegram: {
    de: 'Die Datei nennt den Zähler, hat aber kein Telegramm von ihm.',
    en: 'The file names the meter, but has no telegram of it.',
  },
  battery_low: { de: 'Die Batterie des Geräts ist schwach.', en: 'The battery of the device is low.' },
  device_error: { de: 'Das Gerät meldet einen Fehler: {status}', en: 'The device reports an error: {status}' },
  device_warning: { de: 'Das Gerät meldet: {status}', en: 'The device reports: {status}' },
  not_json: { de: 'Das ist kein JSON: {seen}', en: 'This is not JSON: {seen}' },
  cut_off: { de: 'Die Datei ist hier abgeschnitten.', en: 'The file is cut off here.' },
  json_unknown: {
    de: 'Das Objekt hat nicht die Felder eines bekannten Formats.',
    en: 'The object has not the fields of a known format.',
  },
  field_missing: { de: 'Das Feld {field} fehlt oder ist unlesbar.', en: 'The field {field} is missing or unreadable.' },
  payload_unsupported: {
    de: 'Der Inhalt ist kein ganzes Telegramm; wie ihn der Hersteller verpackt, ist nicht bekannt.',
    en: 'The content is no whole telegram; how its maker packs it is not known.',
  },
  xml_broken: { de: 'Das XML ist fehlerhaft: {seen}', en: 'The XML is broken: {seen}' },
  xml_doctype: {
    de: 'XML mit eigener DOCTYPE wird nicht gelesen.',
    en: 'XML with a DOCTYPE of its own is not read.',
  },
  xml_too_deep: { de: 'Das XML ist tiefer als {max} Ebenen.', en: 'The XML is deeper than {max} levels.' },
  xml_too_wide: {
    de: 'Ein Element des XML hat mehr als {max} Attribute.',
    en: 'An element of the XML has more than {max} attributes.',
  },
  serial_missing: { de: 'Die Zählernummer fehlt.', en: 'The meter number is missing.' },
  serial_unreadable: {
    de: 'Keine Zählernummer mit acht Stellen: {seen}',
    en: 'Not a meter number of eight characters: {seen}',
  },
  manufacturer_unknown: {
    de: 'Kein Herstellerkürzel mit drei Buchstaben: {seen}',
    en: 'Not three letters of a manufacturer: {seen}',
  },
  kind_unknown: { de: 'Unbekannter Gerätetyp: {seen}', en: 'Unknown kind of device: {seen}' },
  date_missing: { de: '{column}: Das Datum fehlt.', en: '{column}: the date is missing.' },
  date_impossible: {
    de: '{column}: Diesen Tag oder diese Uhrzeit gibt es nicht: {seen}',
    en: '{column}: there is no such day or time: {seen}',
  },
  date_unreadable: {
    de: '{column}: Kein Datum in einem Format der Zuordnung: {seen}',
    en: '{column}: not a date in a format of the mapping: {seen}',
  },
  date_ambiguous: {
    de: '{column}: Das Datum lässt sich auf zwei Arten lesen: {seen}',
    en: '{column}: the date can be read in two ways: {seen}',
  },
  number_missing: { de: '{column}: Die Zahl fehlt.', en: '{column}: the number is missing.' },
  number_unreadable: { de: '{column}: Keine Zahl: {seen}', en: '{column}: not a number: {seen}' },
  number_ambiguous: {
    de: '{column}: Tausendertrennung oder Komma? {seen}',
    en: '{column}: separator of thousands or of decimals? {seen}',
  },
  number_negative: { de: '{column}: Der Stand ist negativ: {seen}', en: '{column}: the value is negative: {seen}' },
  unit_unknown: { de: '{column}: Unbekannte Einheit: {seen}', en: '{column}: unknown unit: {seen}' },
  no_value: { de: 'Die Zeile hat keinen Wert.', en: 'The row has no value.' },
  skipped_by_mapping: {
    de: 'Nach der Zuordnung übergangen (Spalte {column}).',
    en: 'Passed over as the mapping says (column {column}).',
  },
  header_again: { de: 'Eine Kopfzeile.', en: 'A header.' },
  no_records: { de: 'Die Datei hat keine Zeile mit Inhalt.', en: 'The file has no line with content.' },
  not_text: { de: 'Die Datei ist kein Text.', en: 'The file is not text.' },
  format_unknown: {
    de: 'Die Datei hat kein Format, das bekannt ist oder als Tabelle zugeordnet werden kann.',
    en: 'The file has no format that is known or could be mapped as a table.',
  },
  file_too_large: {
    de: 'Ausgepackt ist die Datei größer, als eine sein darf.',
    en: 'Unpacked, the file is larger than one may be.',
  },
  gzip_broken: {
    de: 'Die Datei ist gepackt und lässt sich nicht auspacken; sie ist vielleicht abgeschnitten.',
    en: 'The file is packed and cannot be unpacked; it may be cut off.',
  },
} as const satisfies Record<string, Sentence>;

export type RemarkCode = keyof typeof REMARKS;

/** A place a value stands in. Values come from files and may look like one: they are put in once and not read again. */
const PLACE = /\{(\w+)\}/g;

/** Words with the values of a remark in their places. */
export const fillWords = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(PLACE, (_, name: string) => values[name] ?? '');

/** So much of what was seen is repeated. */
const SEEN_MAX = 60;

/** What was seen, short enough to be repeated and without what could not be printed. */
export function seen(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Cs}\ufffd]/gu, '·').trim();
  return printable.length <= SEEN_MAX ? printable : `${printable.slice(0, SEEN_MAX)}…`.toWellFormed();
}
