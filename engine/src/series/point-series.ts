import type { Fraction } from '../money/fraction.ts';
import { type Day, serialOf } from '../time/day.ts';
import { addDays } from '../time/shift.ts';

/** A day of every year, `MM-DD`. */
export type MonthDay = `${number}-${number}`;

/**
 * One device at a measuring point, from its first to its last day. Values are in the unit of the register: kWh, m3 or
 * the units of a heat cost allocator, before any evaluation factor.
 */
export interface DeviceSpan {
  readonly deviceId: string;
  readonly from: Day;
  /** Last day, inclusive; null while installed. */
  readonly to: Day | null;
  /** Register at installation; null where nobody wrote it down. */
  readonly initialValue: Fraction | null;
  /** Register at removal; null while installed, or where nobody wrote it down. */
  readonly finalValue: Fraction | null;
  /** At the end of this day an allocator stores its value and starts at zero again; null: counts through. */
  readonly resetsOn: MonthDay | null;
  /** Where the register starts at zero again because it is full, such as 10^5 m3; null: not known. */
  readonly capacity: Fraction | null;
  /** Whether the reading has to be multiplied (unit scale) or already is (product scale); null: not an allocator. */
  readonly scale: 'unit' | 'product' | null;
  /** K = KQ * KC * KT (EN 834); used on the unit scale only. */
  readonly evaluationFactor: Fraction | null;
}

/** One value of one device. */
export interface SeriesReading {
  readonly id: string;
  /** The telegram it came from; null for a manual reading. */
  readonly telegramId: string | null;
  readonly deviceId: string;
  /** The value holds at the end of this calendar day in Europe/Berlin. */
  readonly day: Day;
  readonly value: Fraction;
  /** `due_date`: stored by the device itself at its cut-off date, for an allocator before it starts at zero. */
  readonly kind: 'register' | 'due_date';
}

/** A measuring point: its devices in order of time, and everything they reported. */
export interface PointSeries {
  readonly id: string;
  readonly spans: readonly DeviceSpan[];
  readonly readings: readonly SeriesReading[];
}

/** The day `days` later, or earlier for a negative number. */
export const shiftedDay = addDays;

/** Days from `a` to `b`; 0 for the same day. */
export const daysBetween = (a: Day, b: Day): number => serialOf(b) - serialOf(a);

/** The reset days of a device with `after <= day < before`, oldest first; 29 February falls on the 28th otherwise. */
export function resetDays(resetsOn: MonthDay | null, after: Day, before: Day): Day[] {
  if (resetsOn === null) return [];
  const days: Day[] = [];
  for (let year = Number(after.slice(0, 4)); year <= Number(before.slice(0, 4)); year += 1) {
    const text = String(year).padStart(4, '0');
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const day = `${text}-${resetsOn === '02-29' && !leap ? '02-28' : resetsOn}` as Day;
    if (day >= after && day < before) days.push(day);
  }
  return days;
}

/** Whether a device stores its value at the end of this day and starts at zero. */
export const isResetDay = ({ resetsOn }: Pick<DeviceSpan, 'resetsOn'>, day: Day): boolean =>
  resetDays(resetsOn, day, shiftedDay(day, 1)).length > 0;
