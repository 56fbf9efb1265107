import { parseDay } from '../time/day.ts';
import type { Moment } from './record.ts';

/** No meter of ours is older, and no clock that is right lies further ahead. */
const [FIRST_YEAR, LAST_YEAR] = ['1970', '2199'];

/** Date and time as people write them in a row: `2025-02-01 06:00:12.000`. Null for one that does not exist. */
export function civilMoment(text: string): Moment | null {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text.trim(),
  );
  if (found === null) return null;
  const [, day = '', hour = '', minute = '', second = '00', zone] = found;
  if (!isRealMoment(day, hour, minute, second)) return null;
  const civil = `${day}T${hour}:${minute}:${second}`;
  if (zone === undefined) return { civil };
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = Date.parse(`${civil}${offset}`);
  return Number.isNaN(instant) ? null : { instant: new Date(instant).toISOString() };
}

export function isRealMoment(day: string, hour = '00', minute = '00', second = '00'): boolean {
  if (parseDay(day) === undefined) return false;
  const year = day.slice(0, 4);
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  return hour <= '23' && minute <= '59' && second <= '59';
}

/** Seconds or milliseconds since 1970, by magnitude: seconds have ten digits until the year 2286. */
export function epochMoment(value: unknown): Moment | null {
  const number = typeof value === 'string' && /^\d{9,14}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return null;
  const date = new Date(number < 100_000_000_000 ? number * 1000 : number);
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString();
  return text.slice(0, 4) >= FIRST_YEAR && text.slice(0, 4) <= LAST_YEAR && text.length === 24
    ? { instant: text }
    : null;
}
