import { type Fraction, fraction } from '../money/fraction.ts';
import { dayOfMonth, daysOfMonth, monthOf, yearOf } from './day.ts';
import type { Period } from './period.ts';

/** One weight for one month, or one for several months in a row together. Months are 1 to 12. */
export interface DegreeDayWeight {
  readonly months: readonly number[];
  readonly degreeDays: bigint;
}

/**
 * 31 * 28 * 29 * 15 * 23: every length a month or June to August together (92 days) can have divides it, so
 * in this unit every day's weight is a whole number, and a year's sum stays far below 2^53.
 */
const UNIT = 8_684_340;

/** Degree days of a period, both days inclusive, exactly: each day weighs its month's value over that month's days. */
export function degreeDays(period: Period, weights: readonly DegreeDayWeight[]): Fraction {
  const last = yearOf(period.to) * 12 + monthOf(period.to) - 1;
  let total = 0;
  for (let index = yearOf(period.from) * 12 + monthOf(period.from) - 1, first = index; index <= last; index += 1) {
    const year = Math.floor(index / 12);
    const month = (index % 12) + 1;
    const begin = index === first ? dayOfMonth(period.from) : 1;
    const end = index === last ? dayOfMonth(period.to) : daysOfMonth(year, month);
    total += (end - begin + 1) * weightOfDay(year, month, weights);
  }
  return fraction(BigInt(total), BigInt(UNIT));
}

function weightOfDay(year: number, month: number, weights: readonly DegreeDayWeight[]): number {
  for (const { months, degreeDays: value } of weights) {
    if (!months.includes(month)) continue;
    const days = months.reduce((sum, each) => sum + daysOfMonth(year, each), 0);
    return (Number(value) * UNIT) / days;
  }
  throw new RangeError(`no degree days for month ${month}`);
}

/** Degree days of `part` over degree days of `whole`. */
export function shareOfDegreeDays(part: Period, whole: Period, weights: readonly DegreeDayWeight[]): Fraction {
  return fraction(degreeDays(part, weights).n, degreeDays(whole, weights).n);
}
