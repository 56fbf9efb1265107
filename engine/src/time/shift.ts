import { type Day, dayAt, dayOfMonth, daysOfMonth, monthOf, serialOf, yearOf } from './day.ts';

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days of 400 years, after which the Gregorian calendar repeats. */
const DAYS_OF_ERA = 146_097;

// The serial number of a Monday is six more than a multiple of seven.
export const weekdayOf = (day: Day): Weekday => (((serialOf(day) + 1) % 7) + 1) as Weekday;

/** The day `days` later, or earlier for a negative number. RangeError outside of the years 1 to 9999. */
export function addDays(day: Day, days: number): Day {
  // The inverse of `serial`: years begin in March, so the leap day is the last one of its year.
  const count = serialOf(day) - 1 + days;
  const era = Math.floor(count / DAYS_OF_ERA);
  const inEra = count - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const inMonth = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return inCalendar(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, inMonth);
}

/**
 * The same day of the month `months` later, or earlier for a negative number; the last day where the month has no such
 * day: a month after 31 January it is the last of February. RangeError outside of the years 1 to 9999.
 */
export function addMonths(day: Day, months: number): Day {
  const target = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(target / 12);
  const month = target - year * 12 + 1;
  return inCalendar(year, month, Math.min(dayOfMonth(day), daysOfMonth(year, month)));
}

/** A day that was to be counted lies outside of the years 1 to 9999. */
class OutsideCalendarError extends RangeError {}

/** Days are compared as text, so a year of five digits must never come to be. */
function inCalendar(year: number, month: number, inMonth: number): Day {
  if (!(year >= 1 && year <= 9999)) throw new OutsideCalendarError(`the year ${year} is outside of the calendar`);
  return dayAt(year, month, inMonth);
}

/** What `count` answers; undefined where it has to count beyond the calendar. */
export function withinCalendar<T>(count: () => T): T | undefined {
  try {
    return count();
  } catch (error) {
    if (error instanceof OutsideCalendarError) return undefined;
    throw error;
  }
}
