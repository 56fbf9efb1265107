import { type Fraction, fraction, multiply, toCents } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { REDUCTION_PERCENTS, type ReductionPercents } from './section-12-reductions.parameters.ts';

/**
 * Section 12(1): what a user may cut for one breach, in cents. `shareEur` is his share of the bill, for
 * `notByConsumption` of the part not billed by consumption.
 * Interpretation: the text does not say whether the cuts add up, so each is its own amount and never summed.
 */
export function reductionCents(reason: keyof ReductionPercents, shareEur: Fraction, periodFrom: Day): bigint {
  return toCents(multiply(shareEur, fraction(inForceOn(REDUCTION_PERCENTS, periodFrom).value[reason], 100n)));
}
