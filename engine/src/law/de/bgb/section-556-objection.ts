import { calendarEnd } from '../../../time/calendar.ts';
import { type Day, yearOf } from '../../../time/day.ts';
import { type Citation, findInForce } from '../../dated.ts';
import { sameDayIn } from './section-188-same-day.ts';
import { OBJECTION_MONTHS } from './section-556-objection.parameters.ts';

/** The deadline of what is received in it lies in a year of five digits, which no day has. */
const LAST_YEAR = 9999;

export interface ObjectionDeadline {
  /** Whoever decides on objections takes them until here: the end of the twelfth month. */
  readonly until: Day;
  /** Whoever wants to object is told this day: the same one a year on, as courts count that go by days. */
  readonly cautiousUntil: Day;
  readonly source: Citation;
}

/**
 * BGB section 556(3) sentence 5: objections are to be raised until the end of the twelfth month after receipt.
 * Interpretation: whether the month of receipt counts as a calendar month is disputed (for it LG Frankfurt (Oder) 16 S
 * 47/12, against it LG Berlin 63 S 35/16). A tenant who trusts the later day loses the right to object before courts
 * that count days, a landlord who closes on the earlier one refuses objections that others hold to be in time. So
 * objections are closed after the later day only, and everybody is warned by the earlier. A deadline that ends on a
 * Saturday, Sunday or holiday (section 193) is not moved on here: that takes a place, and `deadlineOf` does it.
 * Undefined before the tenancy law of 2001, and where the calendar ends.
 */
export function objectionDeadline(receipt: Day): ObjectionDeadline | undefined {
  const entry = findInForce(OBJECTION_MONTHS, receipt);
  if (entry === undefined || yearOf(receipt) >= LAST_YEAR) return undefined;
  const until = calendarEnd('month', receipt, Number(entry.value));
  return { until, cautiousUntil: sameDayIn(until, receipt), source: entry.source };
}
