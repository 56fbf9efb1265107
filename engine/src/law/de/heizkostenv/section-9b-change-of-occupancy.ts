import type { Fraction } from '../../../money/fraction.ts';
import { type DegreeDayWeight, shareOfDegreeDays } from '../../../time/degree-days.ts';
import { type Period, shareOfDays } from '../../../time/period.ts';

/** One setting for the whole plant; section 9b(2) allows either scale for heat. */
export type HeatingBaseScale =
  | { readonly by: 'days' }
  | { readonly by: 'degree_days'; readonly weights: readonly DegreeDayWeight[] };

/** Section 9b(2): an occupancy's share of the other heat cost of its unit, 0 to 1. */
export function heatingTimeShare(occupancy: Period, billingPeriod: Period, scale: HeatingBaseScale): Fraction {
  return scale.by === 'days'
    ? shareOfDays(occupancy, billingPeriod)
    : shareOfDegreeDays(occupancy, billingPeriod, scale.weights);
}

/** Section 9b(2): an occupancy's share of the other hot-water cost of its unit; always by days. */
export const hotWaterTimeShare = shareOfDays;
