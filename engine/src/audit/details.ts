import { format, formatFixed } from '../money/decimal.ts';
import { type Fraction, fraction, multiply } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';

/** The same thing said in both languages. */
export interface Words {
  readonly de: string;
  readonly en: string;
}

/** What fills the places `{name}` of a text. */
export type Details = Readonly<Record<string, Words>>;

export const words = (de: string, en: string): Words => ({ de, en });

/** A name, an id or something else that is the same everywhere. */
export const name = (text: string): Words => ({ de: text, en: text });

/** At most so many decimals, none of them idle: 1234.5 is `1.234,5` and `1,234.5`. */
export const number = (value: Fraction, decimals = 3): Words => written(format(value, decimals));

/** Two decimals: `1.234,50` and `1,234.50`. The text around it says EUR. */
export const euro = (value: Fraction): Words => written(formatFixed(value, 2));

/** A ratio as percent: 1/8 is `12,5` and `12.5`. */
export const percent = (ratio: Fraction, decimals = 3): Words => number(multiply(ratio, fraction(100n)), decimals);

export const onDay = (day: Day): Words => ({ de: day.split('-').reverse().join('.'), en: day });

/** Several texts in one row. */
export const joined = (all: readonly Words[], de = ', ', en = de): Words => ({
  de: all.map((each) => each.de).join(de),
  en: all.map((each) => each.en).join(en),
});

/** The names of several things, the first few of them. */
export function names(all: readonly string[]): Words {
  const shown = all.slice(0, NAMES_MAX).join(', ');
  const more = all.length - NAMES_MAX;
  return more > 0 ? { de: `${shown} und ${more} weitere`, en: `${shown} and ${more} more` } : name(shown);
}

const NAMES_MAX = 5;

/** A text with its places filled. */
export function fill(text: Words, details: Details): Words {
  const by = (language: keyof Words) =>
    text[language].replace(/\{(\w+)\}/g, (place, key: string) => details[key]?.[language] ?? place);
  return { de: by('de'), en: by('en') };
}

function written(plain: string): Words {
  const [whole = '', part] = plain.split('.');
  const grouped = (separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return part === undefined
    ? { de: grouped('.'), en: grouped(',') }
    : { de: `${grouped('.')},${part}`, en: `${grouped(',')}.${part}` };
}
