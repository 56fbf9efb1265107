import { calendarEnd } from '../../../time/calendar.ts';
import { type Day, dayOfMonth } from '../../../time/day.ts';
import { addDays, addMonths } from '../../../time/shift.ts';
import { type Duration, monthsAndDays } from './section-189-duration.ts';

/**
 * The last day on which notice may arrive, so that the whole time of notice has run when `end`, the last day of the
 * contract, does: the latest day from which BGB sections 187(1) and 188 lead no further than `end`. Section 193 does
 * not move it (BGH III ZR 172/04).
 */
export function latestNoticeDay(end: Day, notice: Duration): Day {
  const { months, days } = monthsAndDays(notice, end);
  // Half a month is counted last, so going backwards it comes off first.
  const monthsEnd = addDays(end, -days);
  const sameDay = addMonths(monthsEnd, -months);
  // Section 188(3) backwards: every later day of that month leads to the same last day of a shorter one.
  const isLastOfMonth = dayOfMonth(addDays(monthsEnd, 1)) === 1;
  return isLastOfMonth ? calendarEnd('month', sameDay) : sameDay;
}
