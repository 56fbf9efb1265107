import { divide, type Fraction, fraction, isZero, multiply, subtract } from '../money/fraction.ts';
import type { AverageUser } from '../monthly-information/average.ts';

/** One user beside the average one, in kWh of his own days and area, exact. */
export interface AverageUserComparison {
  readonly ownKwh: Fraction;
  readonly averageKwh: Fraction;
  /** Undefined where the average user consumed nothing. */
  readonly changePercent: Fraction | undefined;
}

/**
 * HeizkostenV section 6a(3) no. 4: the average user for the area of this one.
 * Interpretation: whoever was there for a part of the period is compared with the same part, of heat by degree days and
 * of hot water by days, as section 9b(2) shares them; `timeShare` is 1 for all of it.
 */
export function compareWithAverageUser(
  own: { readonly kwh: Fraction; readonly areaM2: Fraction; readonly timeShare: Fraction },
  average: AverageUser,
): AverageUserComparison | undefined {
  if (!average.available || isZero(own.areaM2)) return undefined;
  const averageKwh = multiply(multiply(average.kwhPerM2, own.areaM2), own.timeShare);
  const changePercent = isZero(averageKwh)
    ? undefined
    : divide(multiply(subtract(own.kwh, averageKwh), fraction(100n)), averageKwh);
  return { ownKwh: own.kwh, averageKwh, changePercent };
}
