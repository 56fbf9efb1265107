import { parse } from '../money/decimal.ts';
import { compare, ONE, subtract } from '../money/fraction.ts';
import { minus, number, plus, times } from './expression.ts';
import type { ExplanationLanguage } from './number-format.ts';

/** What a device showed, and what of it is billed; decimal strings. */
export interface MeasuredValue {
  readonly start: { readonly value: string };
  readonly end: { readonly value: string };
  /** End less start, and what the register began anew with in between. */
  readonly difference: string;
  readonly factor: string;
}

/** From the readings of a device to the units that are billed: `(540 − 0) × 1,25 = 675`. */
export function explainMeasurement(
  { start, end, difference, factor }: MeasuredValue,
  language: ExplanationLanguage,
): string {
  const [first, last] = [start.value, end.value].map((value) => number(parse(value), '')) as [Term, Term];
  const anew = subtract(parse(difference), subtract(last.value, first.value));
  const counted = minus(anew.n === 0n ? last : plus([last, number(anew, '')]), first);
  const by = parse(factor);
  const billed = compare(by, ONE) === 0 ? counted : times(counted, number(by, ''));
  return `${billed.print(language)} = ${number(billed.value, '').print(language)}`;
}

type Term = ReturnType<typeof number>;
