/**
 * A calendar day such as 2023-01-01, never a point in time: law changes at local midnight, not in UTC.
 * Always written with leading zeros, so days compare as text; parsed once, at the edge.
 */
export type Day = `${number}-${number}-${number}`;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const digit = (text: string, index: number): number => text.charCodeAt(index) - 48;

export const yearOf = (day: Day): number =>
  digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
export const monthOf = (day: Day): number => digit(day, 5) * 10 + digit(day, 6);
export const dayOfMonth = (day: Day): number => digit(day, 8) * 10 + digit(day, 9);

/** The text as a day, or undefined if the calendar has no such day. */
export function parseDay(text: string): Day | undefined {
  if (!SHAPE.test(text)) return undefined;
  const day = text as Day;
  const month = monthOf(day);
  const inMonth = dayOfMonth(day);
  if (yearOf(day) < 1 || month < 1 || month > 12 || inMonth < 1) return undefined;
  return inMonth <= daysOfMonth(yearOf(day), month) ? day : undefined;
}

/** Counts days without gaps; only differences have a meaning. A day past the end of its month flows over. */
export function serial(year: number, month: number, day: number): number {
  // Years begin in March here, so the leap day is the last one and needs no case of its own.
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day;
}

export const serialOf = (day: Day): number => serial(yearOf(day), monthOf(day), dayOfMonth(day));

/** The day behind this one. */
export function nextDay(day: Day): Day {
  const [year, month, inMonth] = [yearOf(day), monthOf(day), dayOfMonth(day)];
  if (inMonth < daysOfMonth(year, month)) return dayAt(year, month, inMonth + 1);
  return month < 12 ? dayAt(year, month + 1, 1) : dayAt(year + 1, 1, 1);
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
/** The day of a year and month (1 to 12); the month must have it. */
export const dayAt = (year: number, month: number, inMonth: number): Day =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(inMonth)}` as Day;

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  if (a > b) return a;
  return b;
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  if (a < b) return a;
  return b;
}
