import { type Exact, exact, plain } from './decimal.ts';

/** U+202F keeps a number and its unit on one line; U+2212 is read aloud as minus, a hyphen often is not. */
export const NARROW_SPACE = '\u202f';
export const MINUS = '\u2212';

/** 1091.56 -> "1.091,56"; points for groups of money and quantities alike, so that page and screen agree. */
export function number(value: Exact, digits: number): string {
  const [whole = '0', decimals] = plain(value, digits).replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const text = decimals === undefined ? grouped : `${grouped},${decimals}`;
  return isNegative(value, digits) ? `${MINUS}${text}` : text;
}

/** As `number`, with the sign always there: for differences. Zero has none. */
export function signed(value: Exact, digits: number): string {
  const text = number(value, digits);
  return text.startsWith(MINUS) || /^[0,]+$/.test(text) ? text : `+${text}`;
}

/** A meter's display is never grouped: it is compared digit by digit. */
export function reading(value: Exact, digits: number): string {
  return number(value, digits).replaceAll('.', '');
}

export function euro(value: Exact, digits = 2): string {
  return withUnit(number(value, digits), '€');
}

export function signedEuro(value: Exact): string {
  return withUnit(signed(value, 2), '€');
}

/** Degree days are whole for whole months, else shown to two decimals. */
export function degreeDays(value: string): string {
  const days = exact(value);
  return number(days, days.numerator % days.denominator === 0n ? 0 : 2);
}

export function percent(value: Exact, digits = 1): string {
  return withUnit(number(value, digits), '%');
}

export function withUnit(text: string, unit: string): string {
  return `${text}${NARROW_SPACE}${unit}`;
}

/** "2022-12-31" -> "31.12.2022". */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}.${month}.${year}`;
}

export function range(from: string, to: string): string {
  return `${day(from)} – ${day(to)}`;
}

/** IBAN in groups of four, as people read and type it. */
export function iban(text: string): string {
  return text.replaceAll(' ', '').replace(/(.{4})(?=.)/g, '$1 ');
}

/** "a, b und c". */
export function enumeration(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`;
}

/** Calendar days of a range, both ends included. */
export function dayCount(from: string, to: string): number {
  const milliseconds = BigInt(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`));
  return Number(milliseconds / 86_400_000n) + 1;
}

function isNegative(value: Exact, digits: number): boolean {
  return value.numerator < 0n && plain(value, digits).replace(/[-0.]/g, '') !== '';
}
