import { type Fraction, roundedQuotient } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { ADVANCE_STEPS } from './section-560-advance.parameters.ts';

/**
 * BGB section 560(4): the monthly advance payment to propose after a statement, in cents, from the cost of twelve
 * months. Never below zero: a year that gave money back asks for no advance.
 * Interpretation: the text says "an adequate amount"; we take a twelfth, rounded to whole euro, half away from zero.
 */
export function proposedAdvanceCents(yearEur: Fraction, periodFrom: Day): bigint {
  const { months, euro } = inForceOn(ADVANCE_STEPS, periodFrom).value;
  const steps = roundedQuotient(yearEur.n, yearEur.d * months * euro);
  return steps < 0n ? 0n : steps * euro * 100n;
}
