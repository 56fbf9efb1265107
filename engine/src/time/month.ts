import { calendarBegin, calendarEnd } from './calendar.ts';
import { type Day, parseDay } from './day.ts';
import type { Period } from './period.ts';

/** A calendar month such as 2026-10. Months compare as text. */
export type Month = `${number}-${number}`;

const SHAPE = /^\d{4}-\d{2}$/;

/** The text as a month, or undefined if the calendar has no such month. */
export const parseMonth = (text: unknown): Month | undefined =>
  typeof text === 'string' && SHAPE.test(text) && parseDay(`${text}-01`) !== undefined ? (text as Month) : undefined;

export const firstDayOfMonth = (month: Month): Day => `${month}-01` as Day;

/** The month from its first to its last day. */
export const periodOfMonth = (month: Month): Period => ({
  from: firstDayOfMonth(month),
  to: calendarEnd('month', firstDayOfMonth(month)),
});

/** The month in which a day lies. */
export const monthOfDay = (day: Day): Month => day.slice(0, 7) as Month;

/** The month `away` months later, or earlier for less than 0. */
export const monthAway = (month: Month, away: number): Month =>
  monthOfDay(calendarBegin('month', firstDayOfMonth(month), away));
