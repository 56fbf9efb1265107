import type { Day } from '../../time/day.ts';
import { monthEndBefore, shiftedMonthEnd } from '../month-end.ts';
import type { TelegramRecord } from '../records.ts';
import { dated, MONTH_END_STORAGE, register, scaledBy } from './fields.ts';

/**
 * Twelve registers, one for the end of each month of the calendar, as records with their days, the newest first. The
 * newest belongs to the month end before the meter's clock, so the months behind it are those of the year before. A
 * register never falls: where one would, the clock is not the one they were stored by, and there are no records. Zeros
 * are months in which the meter did not count yet.
 */
export function calendarMonths(
  today: Day | null,
  counts: readonly (number | null)[],
  meaning: { readonly quantity: string; readonly unit: string; readonly exponent: number },
): TelegramRecord[] {
  if (today === null) return [];
  const newest = monthEndBefore(today);
  const records: TelegramRecord[] = [];
  let later = Number.POSITIVE_INFINITY;
  for (let n = 0; n < counts.length; n += 1) {
    const day = shiftedMonthEnd(newest, -n);
    const count = counts[Number(day.slice(5, 7)) - 1] ?? null;
    if (count === null || count === 0) continue;
    if (count > later) return [];
    later = count;
    const storage = MONTH_END_STORAGE + n;
    records.push(
      register(meaning.quantity, meaning.unit, storage, scaledBy(count, meaning.exponent)),
      dated(storage, day),
    );
  }
  return records;
}
