import { isRealMoment } from '../civil.ts';
import type { Moment } from '../record.ts';

/** A day or a moment as a cell names it. */
export type CellDate = { readonly day: string; readonly at: Moment | null } | 'unreadable' | 'impossible' | 'ambiguous';

/** Formats that are looked for in files nobody has described yet; each day is read the same by all that fit it. */
export const COMMON_DATE_FORMATS = [
  'DD.MM.YYYY',
  'DD.MM.YYYY HH:mm',
  'DD.MM.YYYY HH:mm:ss',
  'DD.MM.YY',
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYY-MM-DDTHH:mm:ssZ',
  'YYYYMMDD',
  'DD/MM/YYYY',
] as const;

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  YY: String.raw`(?<short>\d{2})`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})(?:[.,]\d+)?`,
  Z: String.raw`(?<zone>Z|[+-]\d{2}:?\d{2})`,
};
const TOKEN = /YYYY|YY|MM|DD|HH|mm|ss|Z/g;
/** Without a separator the fields are told apart by their lengths only. */
const FIXED: Readonly<Record<string, string>> = {
  ...TOKENS,
  MM: String.raw`(?<month>\d{2})`,
  DD: String.raw`(?<day>\d{2})`,
  HH: String.raw`(?<hour>\d{2})`,
};

/** A format such as `DD.MM.YYYY HH:mm`: digits for its fields and single signs between them, with year, month and day. */
export function isDateFormat(format: string): boolean {
  const fields: readonly string[] = format.match(TOKEN) ?? [];
  const unique = new Set(fields).size === fields.length;
  const dated = ['MM', 'DD'].every((field) => fields.includes(field)) && fields.some((field) => field.startsWith('YY'));
  return unique && dated && !fields.join().match(/YYYY.*\bYY\b/) && /^[\s./:T,-]*$/.test(format.replace(TOKEN, ''));
}

const patterns = new Map<string, RegExp>();

function patternOf(format: string): RegExp {
  let pattern = patterns.get(format);
  if (pattern === undefined) {
    const tokens = /^(?:YYYY|YY|MM|DD|HH|mm|ss)+$/.test(format) ? FIXED : TOKENS;
    const source = format
      .split(/(YYYY|YY|MM|DD|HH|mm|ss|Z)/)
      .map((part) => tokens[part] ?? part.replace(/[.\s/:,-]/g, (sign) => (sign === ' ' ? ' +' : `\\${sign}`)))
      .join('');
    pattern = new RegExp(`^${source}$`);
    if (patterns.size < 1_000) patterns.set(format, pattern);
  }
  return pattern;
}

/**
 * A cell by the formats of a mapping. All of them are tried: two that read different days from the same text, as DD/MM and
 * MM/DD do, leave the day open, and nobody guesses.
 */
export function cellDate(text: string, formats: readonly string[]): CellDate {
  let fits = false;
  let found: { day: string; at: Moment | null } | undefined;
  for (const format of formats) {
    const match = patternOf(format).exec(text);
    if (match === null) continue;
    fits = true;
    const read = momentOf(match.groups ?? {});
    if (read === null) continue;
    if (found !== undefined && found.day !== read.day) return 'ambiguous';
    if (found === undefined || (found.at === null && read.at !== null)) found = read;
  }
  return found ?? (fits ? 'impossible' : 'unreadable');
}

function momentOf(groups: Readonly<Record<string, string | undefined>>): { day: string; at: Moment | null } | null {
  const two = (text = '00') => text.padStart(2, '0');
  // Interpretation: two digits of a year are of this century. Meters are younger than that.
  const year = groups.year ?? `20${groups.short}`;
  const day = `${year}-${two(groups.month)}-${two(groups.day)}`;
  const { hour, minute, second, zone } = groups;
  if (!isRealMoment(day, two(hour), two(minute), two(second))) return null;
  if (hour === undefined) return { day, at: null };
  const civil = `${day}T${two(hour)}:${two(minute)}:${two(second)}`;
  if (zone === undefined) return { day, at: { civil } };
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = new Date(`${civil}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : { day, at: { instant: instant.toISOString() } };
}
