import { type Day, parseDay, yearOf } from '../time/index.ts';
import { byteAt } from './bytes.ts';

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `YYYY-MM-DD` of whatever numbers; `billableDay` tells whether the calendar has such a day. */
export const dayText = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;

/** Seven bits of year spread over the day and month bytes, as the meter wrote it: 0 to 127. */
function yearField(dayByte: number, monthByte: number): number {
  return (dayByte >> 5) | ((monthByte >> 4) << 3);
}

/**
 * Type G (EN 13757-3): two bytes to `YYYY-MM-DD`, or null for FFFF and the other way to write "none". A day or month 0
 * means "every" and stays readable as such; `billableDay` tells it from a day.
 */
export function dateG(bytes: Uint8Array, at: number): string | null {
  const dayByte = byteAt(bytes, at);
  const monthByte = byteAt(bytes, at + 1);
  const day = dayByte & 31;
  const month = monthByte & 15;
  if (month > 12) return null;
  return dayText(2000 + yearField(dayByte, monthByte), month, day);
}

/** Date and time of a meter clock, `YYYY-MM-DDTHH:MM`, or null where it is no time of day. A clock may mark it as invalid besides. */
export function dateTimeF(bytes: Uint8Array, at: number): string | null {
  const minuteByte = byteAt(bytes, at);
  const hourByte = byteAt(bytes, at + 1);
  const dayByte = byteAt(bytes, at + 2);
  const monthByte = byteAt(bytes, at + 3);
  const minute = minuteByte & 63;
  const hour = hourByte & 31;
  const month = monthByte & 15;
  if (minute > 59 || hour > 23 || month > 12) return null;
  const year = centuryYear(yearField(dayByte, monthByte), (hourByte >> 5) & 3);
  return `${dayText(year, month, dayByte & 31)}T${two(hour)}:${two(minute)}`;
}

/** Meters without hundred-year bits count two digits: up to 80 lies in this century (EN 13757-3, type F). */
function centuryYear(year: number, hundreds: number): number {
  if (hundreds > 0) return 1900 + 100 * hundreds + year;
  return year > 80 && year < 100 ? 1900 + year : 2000 + year;
}

/** Type I (EN 13757-3): six bytes to `YYYY-MM-DDTHH:MM:SS`, or null. */
export function dateTimeI(bytes: Uint8Array, at: number): string | null {
  const second = byteAt(bytes, at) & 63;
  const minuteByte = byteAt(bytes, at + 1);
  const minute = minuteByte & 63;
  const hour = byteAt(bytes, at + 2) & 31;
  const dayByte = byteAt(bytes, at + 3);
  const monthByte = byteAt(bytes, at + 4);
  const month = monthByte & 15;
  if (second > 59 || minute > 59 || hour > 23 || month > 12) return null;
  const day = dayText(2000 + yearField(dayByte, monthByte), month, dayByte & 31);
  return `${day}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Type J (EN 13757-3): three bytes to `HH:MM:SS`, or null. */
export function timeJ(bytes: Uint8Array, at: number): string | null {
  const second = byteAt(bytes, at) & 63;
  const minute = byteAt(bytes, at + 1) & 63;
  const hour = byteAt(bytes, at + 2) & 31;
  return second > 59 || minute > 59 || hour > 23 ? null : `${two(hour)}:${two(minute)}:${two(second)}`;
}

/** The day a meter wrote, if it can be billed. Years from 2100 on come from clocks that were never set. */
export function billableDay(text: string | null): Day | null {
  const day = text === null ? undefined : parseDay(text.slice(0, 10));
  return day === undefined || yearOf(day) >= 2100 ? null : day;
}
