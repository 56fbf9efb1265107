import { type Fraction, fraction, ONE, ZERO } from '../../../money/fraction.ts';
import { type DegreeDayWeight, degreeDays } from '../../../time/degree-days.ts';
import type { Period } from '../../../time/period.ts';
import { addDays } from '../../../time/shift.ts';

/** An invoice and the days it covers. */
export interface Supply {
  /** Undefined: it lies within the billing period, be it by an interim invoice. */
  readonly supplied: Period | undefined;
  /** The part that belongs to the billing period as a meter reading at the boundary shows it, or as stated with a reason. */
  readonly namedShare: Fraction | undefined;
}

/**
 * Section 5(1) sentence 5: the part of an invoice that belongs to the billing period, from 0 to 1; the same for the cost
 * of the fuel, its kilograms and their cost.
 * Interpretation: the act names no method. A meter reading at the boundary goes first, then an interim invoice, then the
 * degree days of the days it covers; by hand only with a reason.
 */
export function shareOfSupply(
  { supplied, namedShare }: Supply,
  period: Period,
  weights: readonly DegreeDayWeight[],
): Fraction {
  if (namedShare !== undefined) return namedShare;
  if (supplied === undefined) return ONE;
  const common = overlap(supplied, period);
  if (common === undefined) return ZERO;
  const [part, whole] = [degreeDays(common, weights), degreeDays(supplied, weights)];
  return fraction(part.n, whole.n);
}

/** The part of the billing period, by degree days, on which at least one of the supplies was delivered. */
export function coverageOf(supplies: readonly Period[], period: Period, weights: readonly DegreeDayWeight[]): Fraction {
  let covered = 0n;
  let next = period.from;
  for (const supply of [...supplies].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const common = overlap(supply, { from: next, to: period.to });
    if (common === undefined) continue;
    covered += degreeDays(common, weights).n;
    // The calendar may end with the period.
    if (common.to === period.to) break;
    next = addDays(common.to, 1);
  }
  return fraction(covered, degreeDays(period, weights).n);
}

function overlap(a: Period, b: Period): Period | undefined {
  const [, from = a.from] = [a.from, b.from].sort();
  const [to = a.to] = [a.to, b.to].sort();
  return from > to ? undefined : { from, to };
}
