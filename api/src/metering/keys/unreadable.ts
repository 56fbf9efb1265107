/** Why a file as a whole gives no keys, in both languages. */
export const UNREADABLE = {
  no_lines: ['Die Datei hat keine Zeile.', 'The file has no line.'],
  too_many_lines: [
    'Die Datei hat mehr als 10.000 Geräte; sie ist zu teilen.',
    'The file has more than 10,000 devices; divide it.',
  ],
  unknown_columns: [
    'Es ist nicht zu erkennen, in welcher Spalte Gerätenummer und Schlüssel stehen. Die erste Zeile muss sie benennen, etwa „Seriennummer;Hersteller;Schlüssel“.',
    'It cannot be told which columns hold number and key. Name them in the first line, e.g. "serial;manufacturer;key".',
  ],
  broken_xml: ['Das XML ist nicht wohlgeformt.', 'The XML is not well-formed.'],
  no_devices: [
    'Im XML steht kein Element mit Gerätenummer und Schlüssel.',
    'The XML has no element with number and key.',
  ],
  password_missing: [
    'Die Datei ist verschlüsselt; es fehlt das Passwort.',
    'The file is encrypted; the password is missing.',
  ],
  password_wrong: ['Das Passwort öffnet die Datei nicht.', 'The password does not open the file.'],
  password_too_long: [
    'Dateien dieser Art haben Passwörter von höchstens 16 Bytes.',
    'Files of this kind have passwords of at most 16 bytes.',
  ],
  unknown_cipher: [
    'Die Datei ist mit einem Verfahren verschlüsselt, das hier nicht gelesen wird; gelesen wird AES-128-CBC.',
    'The file is encrypted in a way that is not read here; AES-128-CBC is.',
  ],
  zip_archive: [
    'Die Datei ist ein ZIP-Archiv; sie ist vorher auszupacken.',
    'The file is a ZIP archive; unpack it first.',
  ],
  not_text: ['Die Datei ist weder eine Tabelle noch XML.', 'The file is neither a table nor XML.'],
} as const;

export type UnreadableCode = keyof typeof UNREADABLE;

/** A file that gives no keys at all. */
export class UnreadableKeys extends Error {
  readonly code: UnreadableCode;

  constructor(code: UnreadableCode) {
    super(UNREADABLE[code][1]);
    this.code = code;
  }
}
