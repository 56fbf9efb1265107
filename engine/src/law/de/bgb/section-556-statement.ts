import { calendarEnd } from '../../../time/calendar.ts';
import type { Day } from '../../../time/day.ts';
import { findInForce } from '../../dated.ts';
import { STATEMENT_MONTHS } from './section-556-statement.parameters.ts';

/**
 * BGB section 556(3) sentence 2: the last day on which a statement may reach the tenant without the loss of what is
 * still to be paid. Undefined for periods before the section.
 * Interpretation: the end of the twelfth month after that in which the period ends; a Saturday, Sunday or holiday
 * (section 193) does not move it, because nobody should count on it.
 */
export function statementDeadline(periodTo: Day): Day | undefined {
  const months = findInForce(STATEMENT_MONTHS, periodTo)?.value;
  return months === undefined ? undefined : calendarEnd('month', periodTo, Number(months));
}
