import { type Fraction, fraction, multiply, toCents } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { CO2_REDUCTION_PERCENT } from './section-7-reduction.parameters.ts';

/**
 * CO2KostAufG section 7(4): what a tenant may cut, in cents, where the cost was not divided or the particulars of
 * section 7(3) are missing. `shareEur` is his heating cost.
 */
export function co2ReductionCents(shareEur: Fraction, periodFrom: Day): bigint {
  return toCents(multiply(shareEur, fraction(inForceOn(CO2_REDUCTION_PERCENT, periodFrom).value, 100n)));
}
