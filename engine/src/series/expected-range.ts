import { add, type Fraction, fraction, multiply, ONE, subtract } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { daysBetween, type MonthDay, resetDays, type SeriesReading, shiftedDay } from './point-series.ts';

type Value = Pick<SeriesReading, 'day' | 'value'>;

/** Between which register values a reading is expected. */
export interface ExpectedRange {
  readonly from: Fraction;
  readonly to: Fraction;
}

/** Figures of the house, not of the law: a quarter to two and a half times the usual, and one unit for the last digit. */
const LOW = fraction(1n, 4n);
const HIGH = fraction(5n, 2n);
/** Fewer days say nothing about the usual. */
const USUAL_DAYS_MIN = 14;
const YEAR_DAYS = 365;

/**
 * What a register should show at the end of a day, by what the same device counted: in the same days a year before where
 * that is known, else by its average.
 * @param readings of one device, in order of days; those behind the day do not count.
 * @returns null where too little is known, or the register began again at zero in between.
 */
export function expectedRange(readings: readonly Value[], day: Day, resetsOn: MonthDay | null): ExpectedRange | null {
  const known = readings.filter((reading) => reading.day <= day);
  const last = known.at(-1);
  if (last === undefined || resetDays(resetsOn, last.day, day).length > 0) return null;
  const usual = yearBefore(known, last.day, day, resetsOn) ?? byAverage(known, last, day, resetsOn);
  if (usual === null) return null;
  return {
    from: add(last.value, multiply(usual, LOW)),
    to: add(add(last.value, multiply(usual, HIGH)), ONE),
  };
}

function yearBefore(known: readonly Value[], from: Day, to: Day, resetsOn: MonthDay | null): Fraction | null {
  const start = valueOn(known, shiftedDay(from, -YEAR_DAYS), resetsOn);
  const end = valueOn(known, shiftedDay(to, -YEAR_DAYS), resetsOn);
  if (start === null || end === null || start.day > end.day) return null;
  if (resetDays(resetsOn, start.day, end.day).length > 0) return null;
  const used = subtract(end.value, start.value);
  return used.n < 0n ? null : used;
}

/** The value on a day, between two readings by days. */
function valueOn(known: readonly Value[], day: Day, resetsOn: MonthDay | null): Value | null {
  const before = known.findLast((reading) => reading.day <= day);
  const behind = known.find((reading) => reading.day >= day);
  if (before === undefined || behind === undefined) return null;
  const days = daysBetween(before.day, behind.day);
  if (days === 0) return { day, value: before.value };
  if (resetDays(resetsOn, before.day, behind.day).length > 0) return null;
  const part = fraction(BigInt(daysBetween(before.day, day)), BigInt(days));
  return { day, value: add(before.value, multiply(subtract(behind.value, before.value), part)) };
}

function byAverage(known: readonly Value[], last: Value, day: Day, resetsOn: MonthDay | null): Fraction | null {
  const first = known.find((reading) => resetDays(resetsOn, reading.day, last.day).length === 0);
  if (first === undefined) return null;
  const days = daysBetween(first.day, last.day);
  const used = subtract(last.value, first.value);
  if (days < USUAL_DAYS_MIN || used.n < 0n) return null;
  return multiply(used, fraction(BigInt(daysBetween(last.day, day)), BigInt(days)));
}
