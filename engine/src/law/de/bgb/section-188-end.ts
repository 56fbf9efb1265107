import { type Day, dayOfMonth } from '../../../time/day.ts';
import { addDays, addMonths } from '../../../time/shift.ts';
import { firstDayOfPeriod, type PeriodBeginning } from './section-187-beginning.ts';
import { type Duration, monthsAndDays } from './section-189-duration.ts';

/**
 * BGB section 188: the last day of a period, which ends when this day does. Nothing is moved on for a Saturday, Sunday
 * or holiday: that is `section193Day`.
 */
export function periodEnd(beginning: PeriodBeginning, duration: Duration): Day {
  const { months, days } = monthsAndDays(duration, firstDayOfPeriod(beginning));
  const monthsEnd =
    'event' in beginning ? addMonths(beginning.event, months) : dayBeforeSameDay(beginning.startOfDay, months);
  // Section 189(2): the days of half a month are counted last.
  return addDays(monthsEnd, days);
}

/**
 * Section 188(2), second case: the day before the one with the number of the first day.
 * Interpretation: where the month has no such day, subsection (3) gives its last day, and not the day before that one.
 */
function dayBeforeSameDay(first: Day, months: number): Day {
  const sameDay = addMonths(first, months);
  return dayOfMonth(sameDay) === dayOfMonth(first) ? addDays(sameDay, -1) : sameDay;
}
