import { type Day, parseDay } from '../../time/day.ts';
import { addMonths } from '../../time/shift.ts';

/** A month such as 2026-10. Always written with leading zeros, so months compare as text. */
export type Month = `${number}-${number}`;

/** The text as a month, or undefined if the calendar has no such month. */
export function parseMonth(text: unknown): Month | undefined {
  return typeof text === 'string' && parseDay(`${text}-01`) !== undefined ? (text as Month) : undefined;
}

export const monthOfDay = (day: Day): Month => day.slice(0, 7) as Month;

export const firstDayOfMonth = (month: Month): Day => `${month}-01` as Day;

/** The month `months` later, or earlier for a negative number. */
export const shiftedMonth = (month: Month, months: number): Month =>
  monthOfDay(addMonths(firstDayOfMonth(month), months));
