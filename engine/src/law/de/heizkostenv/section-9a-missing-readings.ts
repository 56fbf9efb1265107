import { compare, divide, type Fraction, fraction, multiply } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn, type NamedValue } from '../../dated.ts';
import { SUBSTITUTE_AREA_PERCENT_MAX } from './section-9a-missing-readings.parameters.ts';

/**
 * Section 9a(2): whether so much area failed that the pot goes by area alone. Exactly 25 percent does not.
 * Interpretation: the text leaves open whether heat and hot water count together; each pot is tested by itself. Billing by
 * area alone is what the ordinance asks for then, so nobody may cut the bill by section 12(1) for it.
 */
export function exceedsSubstituteLimit(failedM2: Fraction, wholeM2: Fraction, day: Day): boolean {
  const limit = fraction(inForceOn(SUBSTITUTE_AREA_PERCENT_MAX, day).value, 100n);
  return compare(failedM2, multiply(wholeM2, limit)) > 0;
}

/** The limit, as it stands behind a pot that goes by area alone. */
export const substituteLimit = (day: Day): NamedValue => ({
  id: 'heizkostenv.9a.substitute_area_max',
  dated: inForceOn(SUBSTITUTE_AREA_PERCENT_MAX, day),
});

/**
 * Section 9a(1), same rooms in comparable periods.
 * Interpretation: the earlier value follows the trend of the other units where both of their sums are known.
 */
export function substituteFromPreviousPeriods(
  previous: Fraction,
  trend?: { othersNow: Fraction; othersPrevious: Fraction },
): Fraction {
  return trend === undefined ? previous : divide(multiply(previous, trend.othersNow), trend.othersPrevious);
}

/**
 * Section 9a(1), comparable rooms in the same period, or the average of the building: what was recorded per m2
 * there, times the area here. Interpretation: the text names no formula; we scale by area.
 */
export function substituteByArea(recorded: Fraction, recordedM2: Fraction, areaM2: Fraction): Fraction {
  return multiply(divide(recorded, recordedM2), areaM2);
}
