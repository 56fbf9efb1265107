/** What the validation library says is wrong with one place of a request. */
export type Issue = {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  /** `string`, `array`, `number` ...: of what the size is wrong. */
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly values?: readonly unknown[];
  /** Of a union that is told apart by a field: what that may be. */
  readonly options?: readonly unknown[];
  /** Of a union: what each of its forms objects to. */
  readonly errors?: readonly (readonly Issue[])[];
};

export interface Words {
  readonly de: string;
  readonly en: string;
}

/** German for the messages that schemas of ours carry. */
const GERMAN_OF_OURS: Readonly<Record<string, string>> = {
  'Digits with a point before the decimals and no other sign, such as "318.742".':
    'Nur Ziffern, mit einem Punkt vor den Nachkommastellen, wie "318.742".',
  'The number is above zero': 'Die Zahl ist größer als null.',
  'The year lies between 1900 and 2199': 'Das Jahr liegt zwischen 1900 und 2199.',
  'The text is a single line': 'Der Text steht in einer Zeile.',
  'Digits with a point before the decimals, a minus in front where it is below zero, such as "-12.5".':
    'Nur Ziffern, mit einem Punkt vor den Nachkommastellen und einem Minus davor, wo die Zahl kleiner als null ist, wie "-12.5".',
  'A percentage from 0 to 100 as text, such as "70" or "62.5".':
    'Ein Prozentsatz von 0 bis 100 als Text, wie "70" oder "62.5".',
  'Three capital letters, as in the telegram, such as "SON".': 'Drei Großbuchstaben, wie im Telegramm, etwa "SON".',
  'Eight digits, or letters from A to F, as in the telegram, with the zeros in front, such as "00123456".':
    'Acht Ziffern oder Buchstaben von A bis F, wie im Telegramm und mit führenden Nullen, etwa "00123456".',
  '32 hexadecimal digits: the 16 bytes of an AES-128 key.':
    '32 hexadezimale Ziffern: die 16 Bytes eines AES-128-Schlüssels.',
  'Month and day, such as "12-31".': 'Monat und Tag, wie "12-31".',
  'The bytes of the telegram as hexadecimal digits, two a byte, at most 1,024 bytes.':
    'Die Bytes des Telegramms als hexadezimale Ziffern, zwei je Byte, höchstens 1.024 Bytes.',
  'The PIN has six digits.': 'Die PIN hat sechs Ziffern.',
  'A postcode of five digits, such as "34117".': 'Eine Postleitzahl mit fünf Ziffern, wie "34117".',
  'A month, such as "2025-12".': 'Ein Monat, wie "2025-12".',
  'A colour as "#" and six hexadecimal digits, such as "#0a7d4f".':
    'Eine Farbe als "#" und sechs hexadezimale Ziffern, wie "#0a7d4f".',
  'The bytes of the file in base64, with padding and without line breaks.':
    'Die Bytes der Datei in Base64, mit Füllzeichen am Ende und ohne Zeilenumbrüche.',
  'The last day is before the first': 'Der letzte Tag liegt vor dem ersten.',
  'An entry has a value, a remark or both': 'Ein Eintrag hat einen Wert, einen Vermerk oder beides.',
  'A reminder lies within the window': 'Eine Erinnerung liegt im Zeitraum der Ablesung.',
  'Without a part behind #: the token goes there': 'Ohne Teil hinter #: Dort steht das Token.',
  'A point of a unit (unit_id) measures heating, hot_water, cold_water or smoke_alarm; a point of the house (unit_id null) measures hot_water_heat, total_heat or cold_water_main.':
    'Eine Messstelle in einer Wohnung (unit_id) misst heating, hot_water, cold_water oder smoke_alarm; eine des Hauses (unit_id null) misst hot_water_heat, total_heat oder cold_water_main.',
  'A virtual point of a unit (unit_id) counts heating, hot_water or cold_water; one of the house (unit_id null) counts hot_water_heat, total_heat or cold_water_main.':
    'Eine virtuelle Messstelle einer Wohnung (unit_id) zählt heating, hot_water oder cold_water; eine des Hauses (unit_id null) zählt hot_water_heat, total_heat oder cold_water_main.',
  'An extension has a new last day, and nothing else has one':
    'Eine Verlängerung hat einen neuen letzten Tag, sonst nichts.',
  'A public key of OpenSSH: Ed25519, ECDSA, or RSA of at least 2048 bits':
    'Ein öffentlicher Schlüssel von OpenSSH: Ed25519, ECDSA oder RSA mit mindestens 2048 Bit.',
  'Without a password there is a key': 'Ohne Passwort ist ein Schlüssel nötig.',
  'A vacant unit has no occupant, any other one has': 'Bei Leerstand gibt es keinen Nutzer, sonst immer.',
  'The check digits of the IBAN are wrong': 'Die Prüfziffern der IBAN stimmen nicht.',
  'Say what is to be otherwise': 'Sagen Sie, was anders sein soll.',
  'An address that begins with https://': 'Eine Adresse, die mit https:// beginnt.',
  'An address that begins with https:// or http://': 'Eine Adresse, die mit https:// oder http:// beginnt.',
  'Name at least one component': 'Nennen Sie mindestens einen Baustein.',
  'An origin as a browser sends it, such as https://portal.example; http on this machine only':
    'Ein Ursprung, wie ihn ein Browser sendet, etwa https://portal.example; http nur auf diesem Rechner.',
};

/** Names of the library for kinds of values. */
const KINDS: Readonly<Record<string, Words>> = {
  string: { de: 'ein Text', en: 'a text' },
  number: { de: 'eine Zahl', en: 'a number' },
  int: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste', en: 'a list' },
  object: { de: 'ein Objekt', en: 'an object' },
  record: { de: 'ein Objekt', en: 'an object' },
  null: { de: 'null', en: 'null' },
};

const FORMATS: Readonly<Record<string, Words>> = {
  datetime: {
    de: 'Ein Zeitpunkt, den es gibt, mit seinem Abstand zu UTC, wie "2026-01-15T13:30:00Z" oder "2026-01-15T14:30:00+01:00".',
    en: 'A moment that exists, with its offset from UTC, such as "2026-01-15T13:30:00Z" or "2026-01-15T14:30:00+01:00".',
  },
  date: {
    de: 'Ein Kalendertag, den es gibt, wie "2025-12-31".',
    en: 'A calendar day that exists, such as "2025-12-31".',
  },
  email: { de: 'Eine E-Mail-Adresse.', en: 'An e-mail address.' },
  url: {
    de: 'Eine Adresse im Netz, wie "https://portal.example/".',
    en: 'An address on the web, such as "https://portal.example/".',
  },
  uuid: {
    de: 'Eine UUID, wie "f4b1a6c0-6d0a-4b1e-9f43-2f8f0d3f7a11".',
    en: 'A UUID, such as "f4b1a6c0-6d0a-4b1e-9f43-2f8f0d3f7a11".',
  },
};

/** Schemas of ids carry no message: the prefix stands in the pattern. */
const ID_PATTERN = /^\/\^\(?([a-z|]+)\)?_\[0-9a-f\]\{32\}\$\/$/;

/** What is wrong with a place, and what would be right there, in both languages. */
export function wordsOf(issue: Issue): Words {
  const ours = GERMAN_OF_OURS[issue.message];
  if (ours !== undefined) return { de: ours, en: issue.message };
  switch (issue.code) {
    case 'unrecognized_keys':
      return { de: 'Das Feld ist unbekannt.', en: 'The field is unknown.' };
    case 'invalid_type':
      return wrongKind(issue);
    case 'invalid_value':
      return oneOf(issue.values ?? []);
    case 'too_small':
      return size(issue, issue.minimum, { least: true });
    case 'too_big':
      return size(issue, issue.maximum, { least: false });
    case 'invalid_format':
      return form(issue);
    case 'invalid_union':
      if (issue.options !== undefined) return oneOf(issue.options);
      return { de: 'Der Wert passt zu keiner der erlaubten Formen.', en: 'The value has none of the forms allowed.' };
    case 'not_multiple_of':
      return { de: 'Der Wert hat die falsche Schrittweite.', en: issue.message };
    default:
      return { de: 'Der Wert ist nicht zulässig.', en: issue.message };
  }
}

function wrongKind({ expected = '', message }: Issue): Words {
  const received = /, received (\w+)$/.exec(message)?.[1];
  if (received === 'undefined') return { de: 'Das Feld fehlt.', en: 'The field is missing.' };
  const kind = KINDS[expected];
  if (kind === undefined) return { de: 'Der Wert hat die falsche Art.', en: message };
  if (expected === 'string' && received === 'number')
    return {
      de: 'Erwartet wird ein Text, keine Zahl: in Anführungszeichen, wie "7.5".',
      en: 'A text is expected, not a number: put it in quotes, such as "7.5".',
    };
  return { de: `Erwartet wird ${kind.de}.`, en: `Expected is ${kind.en}.` };
}

function oneOf(values: readonly unknown[]): Words {
  const named = values.map((value) => JSON.stringify(value));
  if (named.length === 1) return { de: `Hier steht ${named[0]}.`, en: `This is ${named[0]}.` };
  return { de: `Eines von ${named.join(', ')}.`, en: `One of ${named.join(', ')}.` };
}

function size(
  { origin = '', inclusive = true }: Issue,
  limit: number | bigint | undefined,
  { least }: { readonly least: boolean },
): Words {
  if (least && limit === 1 && origin === 'string') return { de: 'Der Text ist leer.', en: 'The text is empty.' };
  if (least && limit === 1 && origin === 'array') return { de: 'Die Liste ist leer.', en: 'The list is empty.' };
  const one = limit === 1;
  const de = { string: ' Zeichen', array: one ? ' Eintrag' : ' Einträge' }[origin] ?? '';
  const en = { string: one ? ' character' : ' characters', array: one ? ' entry' : ' entries' }[origin] ?? '';
  if (!inclusive)
    return least
      ? { de: `Mehr als ${limit}${de}.`, en: `More than ${limit}${en}.` }
      : { de: `Weniger als ${limit}${de}.`, en: `Fewer than ${limit}${en}.` };
  return least
    ? { de: `Mindestens ${limit}${de}.`, en: `At least ${limit}${en}.` }
    : { de: `Höchstens ${limit}${de}.`, en: `At most ${limit}${en}.` };
}

function form({ format = '', pattern = '' }: Issue): Words {
  const known = FORMATS[format];
  if (known !== undefined) return known;
  const prefixes = ID_PATTERN.exec(pattern)?.[1]
    ?.split('|')
    .map((prefix) => `"${prefix}_"`);
  if (prefixes !== undefined)
    return {
      de: `Eine Kennung: ${prefixes.join(' oder ')} und 32 hexadezimale Ziffern, wie in der Antwort, die sie nannte.`,
      en: `An id: ${prefixes.join(' or ')} and 32 hexadecimal digits, as in the answer that named it.`,
    };
  return { de: `Nicht von der Form ${pattern}.`, en: `Not of the form ${pattern}.` };
}
