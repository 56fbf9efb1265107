/** What a column of a table of readings may be. */
export type ColumnRole =
  | 'meterId'
  | 'manufacturer'
  | 'deviceKind'
  | 'readAt'
  | 'current'
  | 'unit'
  | 'dueDate'
  | 'dueValue'
  | 'month'
  | 'monthDate'
  | 'status';

/**
 * Words for them in German and English, as plain keys. The first role that has a word wins, so what is narrower stands
 * first: a date of a due date is none of a reading.
 */
const WORDS: readonly (readonly [ColumnRole, readonly string[]])[] = [
  [
    'dueValue',
    [
      'stichtagswert',
      'stichtagstand',
      'stichtagsstand',
      'stichtagablesewert',
      'vorjahreswert',
      'duevalue',
      'duedatevalue',
      'valueatduedate',
      'vjwert',
    ],
  ],
  ['dueDate', ['stichtag', 'stichtagsdatum', 'stichtagdatum', 'duedate', 'billingdate']],
  ['monthDate', ['monatsdatum', 'monthdate', 'datummonatswert', 'historydate']],
  ['month', ['monatswert', 'monthvalue', 'monthlyvalue', 'monatsstand', 'historyvalue']],
  [
    'manufacturer',
    ['hersteller', 'herstellerkennung', 'herstellerkürzel', 'manufacturer', 'maker', 'manuf', 'mfg', 'vendor'],
  ],
  [
    'deviceKind',
    [
      'gerätetyp',
      'gerätart',
      'geräteart',
      'zählerart',
      'zählertyp',
      'devicetype',
      'devicekind',
      'metertype',
      'medium',
      'typ',
      'type',
      'kind',
    ],
  ],
  ['unit', ['einheit', 'unit', 'masseinheit', 'maßeinheit', 'uom']],
  [
    'readAt',
    [
      'ablesedatum',
      'ablesetag',
      'ablesungam',
      'abgelesenam',
      'datum',
      'ablesezeit',
      'ablesezeitpunkt',
      'zeitstempel',
      'zeitpunkt',
      'timestamp',
      'datetime',
      'date',
      'readat',
      'readingdate',
      'readdate',
      'time',
    ],
  ],
  [
    'current',
    [
      'zählerstand',
      'aktwert',
      'aktuellerwert',
      'aktuellerstand',
      'aktstand',
      'stand',
      'wert',
      'ablesewert',
      'ablesestand',
      'verbrauchsstand',
      'zählwerkstand',
      'zählwerksstand',
      'neuerstand',
      'aktuellerzählerstand',
      'anzeigewert',
      'reading',
      'value',
      'currentvalue',
      'meterreading',
      'index',
      'indexvalue',
      'consumption',
    ],
  ],
  [
    'meterId',
    [
      'zählernummer',
      'zählernr',
      'gerätenummer',
      'gerätenr',
      'geräteid',
      'seriennummer',
      'seriennr',
      'serial',
      'serialnumber',
      'serialno',
      'meterid',
      'meternumber',
      'meterno',
      'deviceid',
      'devicenumber',
      'funknummer',
      'funkid',
      'id',
      'nummer',
      'zähler',
      'gerät',
      'meter',
      'device',
    ],
  ],
  ['status', ['status', 'fehler', 'fehlercode', 'error', 'errorcode', 'statuscode', 'meldung', 'info']],
];

/** A column's name without signs, numbering, unit in brackets and path in front: `Akt. Wert [kWh]` is `aktwert`. */
export function plainName(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last
    .normalize('NFC')
    .toLowerCase()
    .replace(/[([].*$/, '')
    .replace(/ae/g, 'ä')
    .replace(/oe/g, 'ö')
    .replace(/ue/g, 'ü')
    .replace(/[^\p{L}]/gu, '');
}

const BY_WORD = new Map(WORDS.flatMap(([role, words]) => words.map((word) => [plainName(word), role] as const)));

/** What a column is, by its name; undefined for a name nobody has listed. */
export const roleOf = (name: string): ColumnRole | undefined => BY_WORD.get(plainName(name));

const VAGUE = new Set(
  [
    'id',
    'nummer',
    'zähler',
    'gerät',
    'meter',
    'device',
    'typ',
    'type',
    'wert',
    'value',
    'date',
    'datum',
    'time',
    'info',
  ].map(plainName),
);

/** A name that would fit many things: it counts where there is no better one. */
export const isVague = (name: string): boolean => VAGUE.has(plainName(name));

/** No unit is longer, and the pattern below must not be tried at every place of a name without end. */
const UNIT_PART_MAX = 60;

/** The unit a name carries in brackets: `Consumption (m3)`. */
export const unitInName = (name: string): string | undefined =>
  /[([]\s*([^)\]]+?)\s*[)\]]\s*$/.exec(name.slice(-UNIT_PART_MAX))?.[1];
