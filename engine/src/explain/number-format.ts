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

/** Units that are written otherwise than they are called; `one` of them, and of a price for one. */
interface UnitName {
  readonly de: string;
  readonly en: string;
  readonly one?: { readonly de: string; readonly en: string };
}

const same = (symbol: string): UnitName => ({ de: symbol, en: symbol });

const UNITS: Readonly<Record<string, UnitName>> = {
  EUR: same('€'),
  m2: same('m²'),
  m3: same('m³'),
  'EUR/m3': same('€/m³'),
  'kg/m2': same('kg/m²'),
  'kWh/m2': same('kWh/m²'),
  'EUR/EUR': { de: '€ je €', en: '€ per €' },
  'as recorded': same(''),
  'unit of fuel': same(''),
  'recorded units': { de: 'Einheiten', en: 'units', one: { de: 'Einheit', en: 'unit' } },
  units: { de: 'Wohneinheiten', en: 'units', one: { de: 'Wohneinheit', en: 'unit' } },
  persons: { de: 'Personen', en: 'persons', one: { de: 'Person', en: 'person' } },
  d: { de: 'Tage', en: 'days', one: { de: 'Tag', en: 'day' } },
  'person days': { de: 'Personentage', en: 'person-days', one: { de: 'Personentag', en: 'person-day' } },
  shares: { de: 'Miteigentumsanteile', en: 'shares', one: { de: 'Miteigentumsanteil', en: 'share' } },
};

/** Of a price: `€ je m²`, `€ per m²`. */
const PRICE = /^EUR per (.*)$/;

function unitName(unit: string, isOne: boolean, language: ExplanationLanguage): string {
  const measure = PRICE.exec(unit)?.[1];
  if (measure !== undefined) return `€ ${isGerman(language) ? 'je' : 'per'} ${unitName(measure, true, language)}`;
  const name = UNITS[unit] ?? same(unit);
  const { de, en } = (isOne ? name.one : undefined) ?? name;
  return isGerman(language) ? de : en;
}

/** Value and unit; a share of one is a percentage, and what has no unit of its own is a bare number. */
export function formatValue(value: Fraction, unit: string, language: ExplanationLanguage): string {
  if (unit === '1') return `${formatNumber({ n: value.n * 100n, d: value.d }, language)} %`;
  const number = formatNumber(value, language, unit.startsWith('EUR') ? (isWholeCents(value) ? 2 : DECIMALS) : 0);
  const name = unitName(unit, value.n === value.d, language);
  return name === '' ? number : `${number} ${name}`;
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
