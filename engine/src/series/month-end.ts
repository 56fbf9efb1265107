import { add, compare, type Fraction, isLess, multiply, reduce, subtract } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { readingAtEndOf } from './boundary.ts';
import {
  type DeviceSpan,
  daysBetween,
  isResetDay,
  type PointSeries,
  resetDays,
  type SeriesReading,
  shiftedDay,
} from './point-series.ts';

/** How far a value may be from the day it stands for. */
export interface PickRule {
  /** Days before and behind it; 0 and 1 are HeizkostenV section 9b and nothing else. */
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** Whether a value may be calculated between two others where none is near enough. */
  readonly interpolate: boolean;
}

/** Interpretation: the law knows the day itself and the next one; so does whoever says nothing else. */
export const PICK_DEFAULT: PickRule = { daysBefore: 0, daysAfter: 1, interpolate: false };
/** Further away a value says more of another month than of this one. */
export const PICK_DAYS_MAX = 15;

/** How a value stands for the end of a day. */
export type PickedValue =
  | {
      readonly status: 'read';
      /** `next_day`: HeizkostenV section 9b. `within_tolerance`: only because the rule asked for lets it. */
      readonly mark: 'exact' | 'next_day' | 'within_tolerance';
      readonly value: Fraction;
      readonly deviceId: string;
      /** Days from the end of the day asked for; below zero before it. */
      readonly offsetDays: number;
      readonly reading: SeriesReading;
    }
  | {
      /** Written down when the device came or went. */
      readonly status: 'noted';
      readonly mark: 'installation' | 'removal';
      readonly value: Fraction;
      readonly deviceId: string;
    }
  | {
      readonly status: 'interpolated';
      readonly value: Fraction;
      readonly deviceId: string;
      readonly before: SeriesReading;
      readonly after: SeriesReading;
    }
  | { readonly status: 'missing'; readonly reason: 'no_device' | 'no_reading'; readonly deviceId: string | null };

/**
 * The register at the end of a day, in the unit of the register. The day itself comes first, then what was noted at an
 * exchange, then the next day (HeizkostenV section 9b), then the nearest day within the rule, the one before of two as
 * near. A value never crosses a cut-off date behind which the device began at zero.
 */
export function valueAtEndOf(series: PointSeries, day: Day, rule: PickRule = PICK_DEFAULT): PickedValue {
  const span = deviceOn(series.spans, day);
  if (span === undefined) return { status: 'missing', reason: 'no_device', deviceId: null };
  const { deviceId } = span;
  if (isResetDay(span, day)) return storedAt(series, span, day);
  const own = series.readings.filter(
    (reading) => reading.deviceId === deviceId && isOfOneCount(span, reading.day, day),
  );
  const at = (offset: number) => readingOn(own, series, span, shiftedDay(day, offset));
  const read = (reading: SeriesReading, offsetDays: number): PickedValue => ({
    status: 'read',
    mark: offsetDays === 0 ? 'exact' : offsetDays === 1 ? 'next_day' : 'within_tolerance',
    value: reading.value,
    deviceId,
    offsetDays,
    reading,
  });
  const exact = at(0);
  if (exact !== undefined) return read(exact, 0);
  if (span.to === day && span.finalValue !== null) {
    return { status: 'noted', mark: 'removal', value: span.finalValue, deviceId };
  }
  if (span.from === shiftedDay(day, 1) && span.initialValue !== null) {
    return { status: 'noted', mark: 'installation', value: span.initialValue, deviceId };
  }
  for (const offset of offsetsOf(rule)) {
    const found = at(offset);
    if (found !== undefined) return read(found, offset);
  }
  const between = rule.interpolate ? interpolated(own, day) : null;
  if (between !== null) return { status: 'interpolated', deviceId, ...between };
  return { status: 'missing', reason: 'no_reading', deviceId };
}

/** The next day, as the law has it, and then by distance. */
function offsetsOf({ daysBefore, daysAfter }: PickRule): number[] {
  const nearest: number[] = [];
  for (let distance = 1; distance <= Math.max(daysBefore, daysAfter); distance += 1) {
    if (distance <= daysBefore) nearest.push(-distance);
    if (distance <= daysAfter && distance !== 1) nearest.push(distance);
  }
  return daysAfter >= 1 ? [1, ...nearest] : nearest;
}

/** The device whose register stands at the end of a day; on the day of an exchange the one that went. */
function deviceOn(spans: readonly DeviceSpan[], day: Day): DeviceSpan | undefined {
  const inOrder = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return (
    inOrder.find(({ from, to }) => from <= day && (to === null || to >= day)) ??
    inOrder.find(({ from }) => from === shiftedDay(day, 1))
  );
}

/** At its cut-off date only what the device stored itself is of the count that ends. */
function storedAt(series: PointSeries, { deviceId }: DeviceSpan, day: Day): PickedValue {
  const reading = readingAtEndOf(series, deviceId, day, 'due_date');
  if (reading === undefined) return { status: 'missing', reason: 'no_reading', deviceId };
  const offsetDays = daysBetween(day, reading.day);
  const mark = offsetDays === 0 ? 'exact' : 'next_day';
  return { status: 'read', mark, value: reading.value, deviceId, offsetDays, reading };
}

/** Whether the device did not begin at zero between a reading and the end of a day. */
function isOfOneCount({ resetsOn }: DeviceSpan, of: Day, day: Day): boolean {
  return of <= day ? resetDays(resetsOn, of, day).length === 0 : resetDays(resetsOn, day, of).length === 0;
}

function readingOn(
  own: readonly SeriesReading[],
  series: PointSeries,
  span: DeviceSpan,
  day: Day,
): SeriesReading | undefined {
  const sent = own.filter((reading) => reading.day === day && !(reading.kind === 'register' && isResetDay(span, day)));
  // Of several on one day the same one decides as for a consumption.
  return readingAtEndOf({ ...series, readings: sent }, span.deviceId, day);
}

/** Linear by days, exactly, between the nearest reading before and the nearest behind; null where there are not both. */
function interpolated(
  own: readonly SeriesReading[],
  day: Day,
): { value: Fraction; before: SeriesReading; after: SeriesReading } | null {
  let before: SeriesReading | undefined;
  let after: SeriesReading | undefined;
  for (const reading of own) {
    if (reading.day < day) {
      const later = before === undefined || reading.day > before.day;
      if (later || (reading.day === before?.day && compare(before.value, reading.value) < 0)) before = reading;
    } else if (reading.day > day) {
      const earlier = after === undefined || reading.day < after.day;
      if (earlier || (reading.day === after?.day && compare(reading.value, after.value) < 0)) after = reading;
    }
  }
  if (before === undefined || after === undefined || isLess(after.value, before.value)) return null;
  const share = { n: BigInt(daysBetween(before.day, day)), d: BigInt(daysBetween(before.day, after.day)) };
  return { value: reduce(add(before.value, multiply(subtract(after.value, before.value), share))), before, after };
}
