import { parse } from '../../money/decimal.ts';
import { compare, divide, type Fraction, fraction, multiply, roundTo, subtract } from '../../money/fraction.ts';
import type { IndexClause } from '../terms/section-7-index-clause.parameters.ts';

/** How an index moved since its base month. */
export interface IndexChange {
  /** Of the base value, exact; below zero for a fall. */
  readonly percent: Fraction;
  /** Of the index itself, exact. */
  readonly points: Fraction;
  /** Whether the change reaches the threshold in percent, which decides. */
  readonly percentReached: boolean;
  /** The same by points, for information. */
  readonly pointsReached: boolean;
  /** Who may ask for the adjustment: the provider when it rose, the customer when it fell, else nobody. */
  readonly entitled: 'provider' | 'customer' | 'nobody';
}

/**
 * AGB section 7(5) and (8): whether an index moved far enough. The threshold itself is enough, and nothing is rounded
 * before the comparison.
 * Interpretation: "3 percent (three percentage points)" are two measures; above an index of 100 points are reached
 * earlier. Percent counts, and points are worked out beside it.
 */
export function indexChange(base: Fraction, adjusted: Fraction, clause: IndexClause): IndexChange {
  const points = subtract(adjusted, base);
  const percent = multiply(divide(points, base), fraction(100n));
  const percentReached = reaches(percent, parse(clause.thresholdPercent));
  return {
    percent,
    points,
    percentReached,
    pointsReached: reaches(points, parse(clause.thresholdPoints)),
    entitled: percentReached ? (points.n > 0n ? 'provider' : 'customer') : 'nobody',
  };
}

/**
 * AGB section 7(6): `old * adjusted / base`, rounded to the cent. Applied to the net price of each item.
 * Interpretation: the terms do not say which price is adjusted; the net price is, and the tax is added to the rounded one.
 */
export const adjustedPrice = (oldEur: Fraction, base: Fraction, adjusted: Fraction): Fraction =>
  roundTo(exactPrice(oldEur, base, adjusted), 2);

/** The same before it is rounded, for the calculation that is shown. */
export const exactPrice = (oldEur: Fraction, base: Fraction, adjusted: Fraction): Fraction =>
  divide(multiply(oldEur, adjusted), base);

const reaches = (change: Fraction, threshold: Fraction): boolean =>
  compare({ n: change.n < 0n ? -change.n : change.n, d: change.d }, threshold) >= 0;
