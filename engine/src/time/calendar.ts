import { type Day, dayAt, daysOfMonth, monthOf, yearOf } from './day.ts';
import type { Period } from './period.ts';

/** What a calendar is cut into. */
export type CalendarUnit = 'month' | 'year';

const MONTHS: Readonly<Record<CalendarUnit, number>> = { month: 1, year: 12 };

/** The month, counted since the year 0, with which the month or year of this day begins. */
const firstMonth = (unit: CalendarUnit, day: Day): number =>
  yearOf(day) * 12 + (unit === 'month' ? monthOf(day) - 1 : 0);

const firstDay = (months: number): Day => dayAt(Math.floor(months / 12), (months % 12) + 1, 1);

function lastDay(months: number): Day {
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return dayAt(year, month, daysOfMonth(year, month));
}

/** First day of the month or year in which this day lies, or of the one `away` further on; earlier for less than 0. */
export const calendarBegin = (unit: CalendarUnit, day: Day, away = 0): Day =>
  firstDay(firstMonth(unit, day) + away * MONTHS[unit]);

/** Last day of the month or year in which this day lies, or of the one `away` further on; earlier for less than 0. */
export const calendarEnd = (unit: CalendarUnit, day: Day, away = 0): Day =>
  lastDay(firstMonth(unit, day) + (away + 1) * MONTHS[unit] - 1);

/** Cuts a period where months or years end. Its first and its last part may be less than a whole one. */
export function cutBy(unit: CalendarUnit, { from, to }: Period): Period[] {
  const parts: Period[] = [];
  const step = MONTHS[unit];
  const end = firstMonth(unit, to);
  for (let begin = firstMonth(unit, from), first = begin; begin <= end && from <= to; begin += step) {
    parts.push({
      from: begin === first ? from : firstDay(begin),
      to: begin === end ? to : lastDay(begin + step - 1),
    });
  }
  return parts;
}
