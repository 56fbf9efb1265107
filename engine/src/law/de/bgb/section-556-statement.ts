import { calendarEnd } from '../../../time/calendar.ts';
import type { Day } from '../../../time/day.ts';
import { type Citation, inForceOn } from '../../dated.ts';
import { sameDayIn } from './section-188-same-day.ts';
import { STATEMENT_MONTHS } from './section-556-statement.parameters.ts';

export interface StatementDeadline {
  /** Last day of the twelfth month: who judges whether a statement came too late takes this one. */
  readonly until: Day;
  /** Who has to be in time plans by this one; earlier only where the period ends within a month. */
  readonly cautiousUntil: Day;
  readonly source: Citation;
}

/**
 * BGB section 556(3) sentence 2: the statement has to reach the tenant by the end of the twelfth month after the end of
 * the billing period. Later the landlord may claim nothing more, unless he is not at fault (sentence 3); a credit stays
 * owed. A heating period that ends earlier moves nothing: the deadline is that of the whole statement.
 * Interpretation: a period that ends within a month gives two readings, the end of the calendar month and twelve months
 * by days. A deadline that ends on a Saturday, Sunday or holiday (section 193) is not moved on.
 */
export function statementDeadline(periodTo: Day): StatementDeadline {
  const { value, source } = inForceOn(STATEMENT_MONTHS, periodTo);
  const until = calendarEnd('month', periodTo, Number(value));
  const endsWithMonth = periodTo === calendarEnd('month', periodTo);
  return { until, cautiousUntil: endsWithMonth ? until : sameDayIn(until, periodTo), source };
}
