import { calendarEnd } from '../../../time/calendar.ts';
import { type Day, yearOf } from '../../../time/day.ts';
import { addDays } from '../../../time/shift.ts';
import { type Citation, findInForce } from '../../dated.ts';
import { periodEnd } from './section-188-end.ts';
import { STATEMENT_MONTHS } from './section-556-statement.parameters.ts';

/** The deadline of its periods lies in a year of five digits, which no day has. */
const LAST_YEAR = 9999;

export interface StatementDeadline {
  /** The last day of the twelfth calendar month after the period. */
  readonly until: Day;
  /** Twelve months counted from the end of the period. */
  readonly cautiousUntil: Day;
  readonly source: Citation;
}

/**
 * BGB section 556(3) sentence 2: the statement reaches the tenant by the end of the twelfth month after the period;
 * later the landlord may claim nothing more. Undefined before the tenancy law of 2001, and where the calendar ends.
 * Interpretation: both days are one where a period ends with its month. Where it does not, the text may mean either,
 * and whoever has the duty plans by the earlier.
 */
export function statementDeadline(billingPeriodEnd: Day): StatementDeadline | undefined {
  const entry = findInForce(STATEMENT_MONTHS, billingPeriodEnd);
  if (entry === undefined || yearOf(billingPeriodEnd) >= LAST_YEAR) return undefined;
  const months = Number(entry.value);
  return {
    until: calendarEnd('month', billingPeriodEnd, months),
    cautiousUntil: periodEnd({ startOfDay: addDays(billingPeriodEnd, 1) }, { months }),
    source: entry.source,
  };
}
