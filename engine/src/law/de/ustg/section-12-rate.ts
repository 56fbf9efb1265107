import { parse } from '../../../money/decimal.ts';
import { add, type Fraction, fraction, multiply, ONE, roundTo } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { findInForce } from '../../dated.ts';
import { VAT_PERCENT } from './section-12-rate.parameters.ts';

/** UStG section 12(1): the general rate in percent on the day of supply; undefined before the first one kept here. */
export function vatPercentOn(day: Day): Fraction | undefined {
  const entry = findInForce(VAT_PERCENT, day);
  return entry && parse(entry.value);
}

/** A net price with value-added tax, in whole cents. */
export const grossOf = (netEur: Fraction, vatPercent: Fraction): Fraction =>
  roundTo(multiply(netEur, add(ONE, multiply(vatPercent, fraction(1n, 100n)))), 2);
