import { add, divide, type Fraction, fraction, multiply, negate, ZERO } from '../money/fraction.ts';
import { type ExplanationLanguage, formatValue, isGerman } from './number-format.ts';

/** A calculation that is printed and done from the same terms, so that what is printed gives what is claimed. */
export interface Expression {
  readonly value: Fraction;
  readonly print: (language: ExplanationLanguage) => string;
  /** Whether it needs brackets inside of a product. */
  readonly isSum: boolean;
}

export const number = (value: Fraction, unit: string): Expression => ({
  value,
  print: (language) => formatValue(value, unit, language),
  isSum: false,
});

/** More addends than this are counted and not listed; their table stands in the inputs. */
const LISTED_MAX = 4;

export function plus(terms: readonly Expression[]): Expression {
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return only;
  return {
    value: terms.map(({ value }) => value).reduce(add, ZERO),
    isSum: true,
    print: (language) => {
      if (terms.length <= LISTED_MAX) return terms.map((term) => term.print(language)).join(' + ');
      return isGerman(language) ? `Summe aus ${terms.length} Werten` : `sum of ${terms.length} values`;
    },
  };
}

export const minus = (left: Expression, right: Expression): Expression => ({
  value: add(left.value, negate(right.value)),
  isSum: true,
  print: (language) => `${left.print(language)} − ${bracketed(right, language)}`,
});

export function times(...factors: readonly (Expression | undefined)[]): Expression {
  const there = factors.filter((factor) => factor !== undefined);
  return {
    value: there.map(({ value }) => value).reduce(multiply, fraction(1n)),
    isSum: false,
    print: (language) => there.map((factor) => bracketed(factor, language)).join(' × '),
  };
}

/** Over nothing there is nothing: no house that is billed divides by zero, and an explanation never throws. */
export const over = (left: Expression, right: Expression): Expression => ({
  value: right.value.n === 0n ? ZERO : divide(left.value, right.value),
  isSum: false,
  print: (language) => `${bracketed(left, language)} : ${bracketed(right, language)}`,
});

const bracketed = (each: Expression, language: ExplanationLanguage): string =>
  each.isSum ? `(${each.print(language)})` : each.print(language);
