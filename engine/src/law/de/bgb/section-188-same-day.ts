import { type Day, dayOfMonth } from '../../../time/day.ts';

/** The day in the month that ends with `monthEnd` that has the number of `day`; its last where it lacks it (s. 188(3)). */
export function sameDayIn(monthEnd: Day, day: Day): Day {
  const inMonth = Math.min(dayOfMonth(day), dayOfMonth(monthEnd));
  return `${monthEnd.slice(0, 8)}${String(inMonth).padStart(2, '0')}` as Day;
}
