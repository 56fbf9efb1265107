import type { Day } from '../../time/day.ts';
import { billableDay } from '../dates.ts';
import { monthEndBefore, shiftedMonthEnd } from '../month-end.ts';
import type { TelegramRecord } from '../records.ts';
import { clockDay, dated, dayAtPlace, recordAt, valueAt } from './fields.ts';

/** A stored register and the month end it belongs to. */
export interface DatedStorage {
  readonly storage: number;
  readonly day: Day;
}

/**
 * The days of registers that a meter stores at every month end, the newest first, without sending when. The newest one
 * belongs to the month end before the meter's clock; a meter that sends no clock is dated by the one register that
 * equals the value at the due date. Either way the register of the due date must be the value at the due date: a meter
 * whose clock is wrong, or that stores at other moments, is found out by it, and one without a due date yet proves
 * nothing. Then nothing is dated.
 */
export function storedMonthEnds(
  records: readonly TelegramRecord[],
  quantity: string,
  storages: readonly number[],
): DatedStorage[] {
  const value = (storage: number) => valueAt(records, quantity, { storage });
  const dueDay = billableDay(dayAtPlace(records, { storage: 1 }));
  const due = value(1);
  if (dueDay === null || due === null) return [];
  const today = clockDay(records);
  const newest = today === null ? newestByDueDate(storages.map(value), dueDay, due) : monthEndBefore(today);
  if (newest === null) return [];
  const found = storages.map((storage, n) => ({ storage, day: shiftedMonthEnd(newest, -n) }));
  const same = found.find(({ day }) => day === dueDay);
  if (same === undefined || value(same.storage) !== due) return [];
  return found.filter(({ storage }) => value(storage) !== null && recordAt(records, 'date', { storage }) === undefined);
}

function newestByDueDate(values: readonly (string | null)[], dueDay: Day, due: string): Day | null {
  const places = values.flatMap((value, n) => (value === due ? [n] : []));
  const [place] = places;
  return place === undefined || places.length > 1 ? null : shiftedMonthEnd(dueDay, place);
}

export const datesOf = (stored: readonly DatedStorage[]): TelegramRecord[] =>
  stored.map(({ storage, day }) => dated(storage, day));

/** Whole numbers `from` to `to`, both included, in steps. */
export function storageRange(from: number, to: number, step = 1): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step);
}
