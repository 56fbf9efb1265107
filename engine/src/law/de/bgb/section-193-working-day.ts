import type { Day } from '../../../time/day.ts';
import { addDays, weekdayOf } from '../../../time/shift.ts';
import { holidayOn } from '../holidays/holidays.ts';
import type { Place } from '../holidays/place.ts';

const SATURDAY = 6;

/** Whether a day is neither Saturday, nor Sunday, nor a public holiday at this place. */
export const isWorkingDay = (day: Day, place: Place): boolean =>
  weekdayOf(day) < SATURDAY && holidayOn(day, place) === undefined;

/**
 * BGB section 193: the day that takes the place of `day` where a declaration has to be made or a performance rendered
 * at `place`: itself, or the next working day. Holds for nothing else, and neither directly nor by analogy for the
 * time of notice before a contract ends (BGH III ZR 172/04): that is `latestNoticeDay`.
 */
export function section193Day(day: Day, place: Place): Day {
  let moved = day;
  while (!isWorkingDay(moved, place)) moved = addDays(moved, 1);
  return moved;
}
