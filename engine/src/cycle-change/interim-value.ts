import { add, type Fraction, isLess, multiply, ONE, roundTo, subtract, ZERO } from '../money/fraction.ts';
import { readingAtEndOf } from '../series/boundary.ts';
import { passedItsEnd } from '../series/consumption.ts';
import { type DeviceSpan, isResetDay, type PointSeries, resetDays, shiftedDay } from '../series/point-series.ts';
import type { Day } from '../time/day.ts';
import { type DegreeDayWeight, shareOfDegreeDays } from '../time/degree-days.ts';
import { type Period, shareOfDays } from '../time/period.ts';

/**
 * How a register is taken to move between two readings: heat by degree days, water by days, energy for both in the two
 * parts of its house.
 */
export type Spread =
  | { readonly by: 'days' }
  | { readonly by: 'degree_days'; readonly weights: readonly DegreeDayWeight[] }
  | {
      readonly by: 'hot_water_and_degree_days';
      readonly weights: readonly DegreeDayWeight[];
      /** Share of hot water, 0 to 1; it goes by days. */
      readonly hotWaterShare: Fraction;
    };

/** A known value of a register at the end of a day. */
export interface Anchor {
  readonly day: Day;
  readonly value: Fraction;
}

/** What a device showed at the end of the old cycle: the end of one period and the beginning of the next. */
export interface InterimValue {
  readonly deviceId: string;
  readonly day: Day;
  /** In the unit of the register. */
  readonly value: Fraction;
  readonly origin: 'measured' | 'interpolated';
  /** Of a measured value. */
  readonly readingId?: string;
  /** Of an interpolated value: by what, and between which. */
  readonly method?: Spread['by'];
  readonly before?: Anchor;
  readonly after?: Anchor;
}

/** A point whose devices all have an interim value, and its series with those that were not measured. */
export interface InterimValues {
  readonly values: readonly InterimValue[];
  readonly series: PointSeries;
  /** Devices without one. */
  readonly missing: readonly string[];
}

/** A register has three decimals at most. */
const REGISTER_DECIMALS = 3;

/**
 * The interim values of a point at the end of `day`. One that was not read is interpolated between the nearest known
 * values of the same device on both sides: readings, installation, removal, and the cut-off dates of an allocator,
 * never across one.
 * Interpretation: neither the ordinance nor a rule of technique says how; heat follows the degree days, water the days,
 * and energy for both its two parts.
 */
export function interimValuesAt(series: PointSeries, day: Day, spread: Spread): InterimValues {
  const values: InterimValue[] = [];
  const missing: string[] = [];
  for (const span of series.spans) {
    // What was removed by then or installed later has its own value at that boundary.
    if (span.from > day || (span.to !== null && span.to <= day)) continue;
    const value = interimValueOf(series, span, day, spread);
    if (value === undefined) missing.push(span.deviceId);
    else values.push(value);
  }
  const interpolated = values.filter(({ origin }) => origin === 'interpolated');
  const readings = interpolated.map(({ deviceId, value }) => ({
    id: `interim/${series.id}/${deviceId}/${day}`,
    telegramId: null,
    deviceId,
    day,
    value,
    kind: 'register' as const,
  }));
  return { values, missing, series: { ...series, readings: [...series.readings, ...readings] } };
}

function interimValueOf(series: PointSeries, span: DeviceSpan, day: Day, spread: Spread): InterimValue | undefined {
  const { deviceId } = span;
  const resets = isResetDay(span, day);
  const reading = readingAtEndOf(series, deviceId, day, resets ? 'due_date' : 'any');
  if (reading !== undefined) return { deviceId, day, value: reading.value, origin: 'measured', readingId: reading.id };
  // What an allocator stored on its cut-off date cannot be seen from the other side of it.
  if (resets) return undefined;
  const registers = registersOf(series, span);
  const before = anchorBefore(registers, span, day);
  const after = anchorAfter(series, registers, span, day);
  if (before === undefined || after === undefined) return undefined;
  const value = between(span, before, after, day, spread);
  return value && { deviceId, day, value, origin: 'interpolated', method: spread.by, before, after };
}

/** The latest known value before the day, not beyond the last cut-off date or the installation. */
function anchorBefore(registers: PointSeries, span: DeviceSpan, day: Day): Anchor | undefined {
  const reset = resetDays(span.resetsOn, span.from, day).at(-1);
  const installed = shiftedDay(span.from, -1);
  const begin: Anchor | undefined =
    reset !== undefined
      ? { day: reset, value: ZERO }
      : span.initialValue === null
        ? undefined
        : { day: installed, value: span.initialValue };
  const days = daysOf(registers).filter((each) => each > (reset ?? installed) && each < day);
  return anchorOn(registers, span.deviceId, days.at(-1)) ?? begin;
}

/** The earliest known value behind the day, not beyond the next cut-off date or the removal. */
function anchorAfter(series: PointSeries, registers: PointSeries, span: DeviceSpan, day: Day): Anchor | undefined {
  const last = daysOf(series).at(-1) ?? day;
  const [reset] = resetDays(span.resetsOn, shiftedDay(day, 1), shiftedDay(last, 1));
  const until = span.to !== null && (reset === undefined || span.to < reset) ? span.to : reset;
  const days = daysOf(registers).filter((each) => each > day && (until === undefined || each < until));
  const read = anchorOn(registers, span.deviceId, days[0]);
  if (read !== undefined || until === undefined) return read;
  if (until === span.to && span.finalValue !== null) return { day: until, value: span.finalValue };
  const stored = readingAtEndOf(series, span.deviceId, until, until === reset ? 'due_date' : 'any');
  return stored && { day: until, value: stored.value };
}

/** What the register of one device showed. Of an allocator, what it stored for its cut-off date says nothing of its way. */
const registersOf = (series: PointSeries, { deviceId, resetsOn }: DeviceSpan): PointSeries => ({
  ...series,
  readings: series.readings.filter(
    (reading) => reading.deviceId === deviceId && (resetsOn === null || reading.kind === 'register'),
  ),
});

/** Days on which something was read, ascending. */
const daysOf = ({ readings }: PointSeries): Day[] => readings.map(({ day }) => day).sort();

function anchorOn(series: PointSeries, deviceId: string, day: Day | undefined): Anchor | undefined {
  const reading = day && readingAtEndOf(series, deviceId, day);
  return day && reading && { day, value: reading.value };
}

/** Undefined where the register went back. */
function between(span: DeviceSpan, before: Anchor, after: Anchor, day: Day, spread: Spread): Fraction | undefined {
  let counted = subtract(after.value, before.value);
  let fullAt: Fraction | undefined;
  if (isLess(after.value, before.value)) {
    if (span.capacity === null || !passedItsEnd(span, before.value, after.value)) return undefined;
    fullAt = span.capacity;
    counted = add(counted, fullAt);
  }
  const [part, whole] = [
    { from: shiftedDay(before.day, 1), to: day },
    { from: shiftedDay(before.day, 1), to: after.day },
  ];
  const exact = add(before.value, multiply(counted, shareOf(part, whole, spread)));
  const end = add(before.value, counted);
  let value = roundTo(exact, REGISTER_DECIMALS);
  // Registers with more decimals than a usual one: rounding must not step over a value that was read.
  if (isLess(value, before.value)) value = before.value;
  if (isLess(end, value)) value = end;
  return fullAt === undefined || isLess(value, fullAt) ? value : subtract(value, fullAt);
}

function shareOf(part: Period, whole: Period, spread: Spread): Fraction {
  if (spread.by === 'days') return shareOfDays(part, whole);
  const heat = shareOfDegreeDays(part, whole, spread.weights);
  if (spread.by === 'degree_days') return heat;
  const { hotWaterShare } = spread;
  return add(multiply(hotWaterShare, shareOfDays(part, whole)), multiply(subtract(ONE, hotWaterShare), heat));
}
