import { type Day, dayAt, daysOfMonth } from '../time/day.ts';

/** The day `months` later or earlier. The last day of a month stays a last day: 31 December goes back to 30 November. */
export function shiftedMonthEnd(day: Day, months: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const inMonth = Number(day.slice(8, 10));
  const index = year * 12 + month - 1 + months;
  const length = daysOfMonth(Math.floor(index / 12), (index % 12) + 1);
  const target = inMonth === daysOfMonth(year, month) ? length : Math.min(inMonth, length);
  return dayAt(Math.floor(index / 12), (index % 12) + 1, target);
}

/** Half months later or earlier: the 15th and the last day of a month take turns; any other day is first moved to one of them. */
export function shiftedHalfMonth(day: Day, halves: number): Day {
  const inMonth = Number(day.slice(8, 10));
  const index = (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) * 2 + (inMonth > 15 ? 1 : 0) + halves;
  const month = Math.floor(index / 2);
  const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
  return dayAt(year, inYear, index % 2 === 0 ? 15 : daysOfMonth(year, inYear));
}

/** The last day of the month before the one in which `day` lies. */
export function monthEndBefore(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return month === 1 ? dayAt(year - 1, 12, 31) : dayAt(year, month - 1, daysOfMonth(year, month - 1));
}
