import { format, formatFixed } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';

/** German and English, each plain (`-simple`, BCP 47: simplified form) or exact. */
export const EXPLANATION_LANGUAGES = ['de', 'de-simple', 'en', 'en-simple'] as const;
export type ExplanationLanguage = (typeof EXPLANATION_LANGUAGES)[number];

export const isGerman = (language: ExplanationLanguage): boolean => language.startsWith('de');

/** Decimals of anything that is not money, and of unit prices and exact amounts (documents print four). */
const DECIMALS = 4;

/** A number as people of the language write it: `2.568,6435` and `2,568.6435`. */
export function formatNumber(value: Fraction, language: ExplanationLanguage, atLeast = 0): string {
  const text = format(value, DECIMALS);
  const [whole = '', decimals = ''] = (decimalsOf(text) < atLeast ? formatFixed(value, atLeast) : text).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isGerman(language) ? '.' : ',').replace('-', '−');
  return decimals === '' ? grouped : `${grouped}${isGerman(language) ? ',' : '.'}${decimals}`;
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

const isWholeCents = ({ n, d }: Fraction): boolean => (n * 100n) % d === 0n;

const SYMBOLS: Readonly<Record<string, string>> = {
  EUR: '€',
  m2: 'm²',
  m3: 'm³',
  'EUR/m3': '€/m³',
  'kg/m2': 'kg/m²',
  'EUR/EUR': '€ je €',
};

/** Value and unit; a share of one is a percentage, and what has no unit of its own is a bare number. */
export function formatValue(value: Fraction, unit: string, language: ExplanationLanguage): string {
  if (unit === '1') return `${formatNumber({ n: value.n * 100n, d: value.d }, language)} %`;
  const number = formatNumber(value, language, unit.startsWith('EUR') ? (isWholeCents(value) ? 2 : DECIMALS) : 0);
  const symbol = unit === 'as recorded' || unit === 'unit of fuel' ? '' : (SYMBOLS[unit] ?? unit);
  return symbol === '' ? number : `${number} ${isGerman(language) ? symbol : symbol.replace(' je ', ' per ')}`;
}

/** `2025-07-15` as `15.07.2025` and `15 July 2025`. */
export function formatDay(day: string, language: ExplanationLanguage): string {
  const [year = '', month = '', of = ''] = day.split('-');
  return isGerman(language) ? `${of}.${month}.${year}` : `${Number(of)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
