import { type Day, dayAt, daysOfMonth } from '../time/day.ts';

/** The day `months` later or earlier. The last day of a month stays a last day: 31 December goes back to 30 November. */
export function shiftedMonthEnd(day: Day, months: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const inMonth = Number(day.slice(8, 10));
  const index = year * 12 + month - 1 + months;
  const length = daysOfMonth(Math.floor(index / 12), (index % 12) + 1);
  const target = inMonth === daysOfMonth(year, month) ? length : Math.min(inMonth, length);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(target)}` as Day;
}

/** The last day of the month before the one in which `day` lies. */
export function monthEndBefore(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return month === 1 ? dayAt(year - 1, 12, 31) : dayAt(year, month - 1, daysOfMonth(year, month - 1));
}
