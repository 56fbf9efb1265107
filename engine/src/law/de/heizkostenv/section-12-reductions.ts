import { type Fraction, fraction, multiply, toCents } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { REDUCTION_PERCENTS, type ReductionPercents } from './section-12-reductions.parameters.ts';

/** Percents a user may cut, for a period that begins on `day`. */
export const reductionPercents = (day: Day): ReductionPercents => inForceOn(REDUCTION_PERCENTS, day).value;

/**
 * Section 12(1): what a user may cut for one breach, in cents. `shareEur` is his share of the bill, for
 * `notByConsumption` of the part not billed by consumption.
 * Interpretation: the text does not say whether the cuts add up, so each is its own amount and never summed.
 */
export function reductionCents(reason: keyof ReductionPercents, shareEur: Fraction, periodFrom: Day): bigint {
  return toCents(multiply(shareEur, fraction(reductionPercents(periodFrom)[reason], 100n)));
}
