import { format, parse } from '../../money/decimal.ts';
import { fraction, multiply } from '../../money/fraction.ts';
import type { ValueUnit } from '../record.ts';

export type DecimalSign = ',' | '.';
/** Signs that part thousands. */
export const THOUSANDS = ['.', ',', ' ', "'"] as const;
export type ThousandsSign = (typeof THOUSANDS)[number];

const escaped = (sign: string): string => `\\${sign}`;
const DIGITS_MAX = 12;
const DECIMALS_MAX = 9;

/**
 * A number as a mapping says they are written, as decimal text with a point. A number with the other sign in it is
 * `ambiguous`: 12.345 is twelve or twelve thousand, and nobody guesses.
 */
export function cellNumber(
  text: string,
  { decimal, thousands }: { readonly decimal: DecimalSign; readonly thousands: ThousandsSign | null },
): { readonly value: string } | 'unreadable' | 'ambiguous' | 'negative' {
  const trimmed = text.replace(/[\u00a0\u202f]/g, ' ').trim();
  const unsigned = trimmed.replace(/^[+-]/, '');
  const whole = thousands === null ? String.raw`\d+` : String.raw`(?:\d{1,3}(?:${escaped(thousands)}\d{3})+|\d+)`;
  if (!new RegExp(`^${whole}(?:${escaped(decimal)}\\d+)?$`).test(unsigned)) {
    return /^\d{1,3}([.,' ]\d{3})+([.,]\d+)?$|^\d+[.,]\d+$/.test(unsigned) ? 'ambiguous' : 'unreadable';
  }
  const plain = (thousands === null ? unsigned : unsigned.replaceAll(thousands, '')).replace(decimal, '.');
  const [integer = '', decimals = ''] = plain.split('.');
  if (integer.replace(/^0+/, '').length > DIGITS_MAX || decimals.length > DECIMALS_MAX) return 'unreadable';
  const value = `${integer.replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`;
  return trimmed.startsWith('-') && /[1-9]/.test(value) ? 'negative' : { value };
}

interface UnitRule {
  readonly unit: ValueUnit;
  /** How many of the unit one of these is, as a fraction. */
  readonly times: readonly [bigint, bigint];
}

/** 1 GJ is 1000 / 3.6 kWh. */
const UNITS: Readonly<Record<string, UnitRule>> = {
  kwh: { unit: 'kWh', times: [1n, 1n] },
  mwh: { unit: 'kWh', times: [1000n, 1n] },
  wh: { unit: 'kWh', times: [1n, 1000n] },
  gj: { unit: 'kWh', times: [2500n, 9n] },
  mj: { unit: 'kWh', times: [5n, 18n] },
  m3: { unit: 'm3', times: [1n, 1n] },
  cbm: { unit: 'm3', times: [1n, 1n] },
  l: { unit: 'm3', times: [1n, 1000n] },
  liter: { unit: 'm3', times: [1n, 1000n] },
  litre: { unit: 'm3', times: [1n, 1000n] },
  ltr: { unit: 'm3', times: [1n, 1000n] },
  dm3: { unit: 'm3', times: [1n, 1000n] },
  hca: { unit: 'HCA', times: [1n, 1n] },
  hkv: { unit: 'HCA', times: [1n, 1n] },
  einheit: { unit: 'HCA', times: [1n, 1n] },
  einheiten: { unit: 'HCA', times: [1n, 1n] },
  ve: { unit: 'HCA', times: [1n, 1n] },
  striche: { unit: 'HCA', times: [1n, 1n] },
  units: { unit: 'HCA', times: [1n, 1n] },
};

/** What a unit written by people is; undefined where nobody knows it. */
export function unitOf(text: string): UnitRule | undefined {
  return UNITS[
    text
      .trim()
      .toLowerCase()
      .replace('³', '3')
      .replace(/[^a-z0-9]/g, '')
  ];
}

/**
 * The value in the unit that registers count in; joules are rounded to nine decimals of a kilowatt hour. Null where that
 * has more digits than a number may have.
 */
export function inUnit(value: string, { times: [up, down] }: UnitRule): string | null {
  if (up === down) return value;
  const text = format(multiply(parse(value), fraction(up, down)), DECIMALS_MAX);
  return (text.split('.')[0] ?? '').length > DIGITS_MAX ? null : text;
}
