import type { Sentence } from '@klarmeter/engine';

/** Why a file as a whole gives no keys, in both languages. */
export const UNREADABLE = {
  no_lines: {
    de: 'Die Datei hat keine Zeile.',
    en: 'The file has no line.',
  },
  too_many_lines: {
    de: 'Die Datei hat mehr als 10.000 Geräte; sie ist zu teilen.',
    en: 'The file has more than 10,000 devices; divide it.',
  },
  unknown_columns: {
    de: 'Es ist nicht zu erkennen, in welcher Spalte Gerätenummer und Schlüssel stehen. Die erste Zeile muss sie benennen, etwa „Seriennummer;Hersteller;Schlüssel“.',
    en: 'It cannot be told which columns hold number and key. Name them in the first line, e.g. "serial;manufacturer;key".',
  },
  broken_xml: {
    de: 'Das XML ist nicht wohlgeformt.',
    en: 'The XML is not well-formed.',
  },
  no_devices: {
    de: 'Im XML steht kein Element mit Gerätenummer und Schlüssel.',
    en: 'The XML has no element with number and key.',
  },
  password_missing: {
    de: 'Die Datei ist verschlüsselt; es fehlt das Passwort.',
    en: 'The file is encrypted; the password is missing.',
  },
  password_wrong: {
    de: 'Das Passwort öffnet die Datei nicht.',
    en: 'The password does not open the file.',
  },
  password_too_long: {
    de: 'Dateien dieser Art haben Passwörter von höchstens 16 Bytes.',
    en: 'Files of this kind have passwords of at most 16 bytes.',
  },
  unknown_cipher: {
    de: 'Die Datei ist mit einem Verfahren verschlüsselt, das hier nicht gelesen wird; gelesen wird AES-128-CBC.',
    en: 'The file is encrypted in a way that is not read here; AES-128-CBC is.',
  },
  zip_archive: {
    de: 'Die Datei ist ein ZIP-Archiv; sie ist vorher auszupacken.',
    en: 'The file is a ZIP archive; unpack it first.',
  },
  not_text: {
    de: 'Die Datei ist weder eine Tabelle noch XML.',
    en: 'The file is neither a table nor XML.',
  },
} as const satisfies Record<string, Sentence>;

export type UnreadableCode = keyof typeof UNREADABLE;

/** A file that gives no keys at all. */
export class UnreadableKeys extends Error {
  readonly code: UnreadableCode;

  constructor(code: UnreadableCode) {
    super(UNREADABLE[code].en);
    this.code = code;
  }
}
