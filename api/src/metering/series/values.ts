import {
  type Consumption,
  type ConsumptionPart,
  consumptionOf,
  type Fraction,
  type MissingReason,
  type Period,
  type PointSeries,
  type SeriesFinding,
  type SeriesOrigin,
  type SubstituteMethod,
  shiftedDay,
  valueAtEndOf,
  worstOrigin,
} from '@klarmeter/engine';
import type { NotedRemark } from '../manual-reading/remarks.ts';
import type { PointRead } from './points.ts';
import type { Interval } from './span.ts';

export interface PeriodValue extends Period {
  /** Exact; null where it is missing. */
  readonly value: Fraction | null;
  readonly origin: SeriesOrigin | 'missing';
  readonly method: SubstituteMethod | 'interpolated' | null;
  readonly reason: MissingReason | null;
  readonly formula: string | null;
  readonly nextDay: boolean;
  readonly deviceIds: readonly string[];
  readonly readingIds: readonly string[];
}

/** What a point consumed by day or month, and what is to be said of it. */
export interface PointValues extends Period {
  readonly point: PointRead;
  readonly interval: Interval;
  readonly values: readonly PeriodValue[];
  readonly findings: readonly SeriesFinding[];
  /** What a reader noted where he could read nothing, or beside a value. */
  readonly remarks: readonly NotedRemark[];
}

/** How far around the days readings are looked for that mark an end or stand beside an interpolated one. */
const DAYS_AROUND = 40;
export const daysAround = ({ from, to }: Period): Period => ({
  from: shiftedDay(from, -DAYS_AROUND),
  to: shiftedDay(to, DAYS_AROUND),
});

const ANYWHERE = { daysBefore: 0, daysAfter: 0, interpolate: true } as const;

/** How values are formed: days are measured by values of the day only, months and years also by those of the next. */
export interface Forming {
  readonly interval: Interval;
  /** Whether an end without a reading is calculated between its neighbours. */
  readonly interpolate: boolean;
}

/** The consumption of a point in each period, measured or missing; with `interpolate` also calculated, and labelled. */
export function valuesIn(
  point: PointRead,
  periods: readonly Period[],
  { interval, interpolate }: Forming,
): PeriodValue[] {
  const filled = interpolate ? withInterpolated(point.series, interval, periods) : null;
  return periods.map((period) => {
    const measured = valueIn(point, interval, period, consumptionOf(point.series, period), NONE);
    if (measured.origin !== 'missing' || filled === null) return measured;
    const calculated = valueIn(point, interval, period, consumptionOf(filled.series, period), filled.neighbours);
    return calculated.origin === 'missing' ? measured : { ...calculated, reason: measured.reason };
  });
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

function valueIn(
  { series, origins }: PointRead,
  interval: Interval,
  period: Period,
  consumption: Consumption,
  neighbours: ReadonlyMap<string, readonly string[]>,
): PeriodValue {
  const touching = series.spans.filter(({ from, to }) => from <= period.to && (to === null || to >= period.from));
  const deviceIds = touching.map(({ deviceId }) => deviceId);
  const missing = (reason: MissingReason): PeriodValue => ({
    ...period,
    value: null,
    origin: 'missing',
    method: null,
    reason,
    formula: null,
    nextDay: false,
    deviceIds,
    readingIds: [],
  });
  if (consumption.status === 'missing') return missing(consumption.reason);
  const late = lateEnds(consumption.parts, period);
  // The next day is the same boundary for a month; for a day it would make one of two.
  if (interval === 'day' && late !== null) return missing(late);
  const ends = consumption.parts.flatMap(({ start, end }) => [start.readingId, end.readingId]);
  const used = ends.filter((id) => id !== null);
  const interpolated = used.some((id) => neighbours.has(id));
  return {
    ...period,
    value: consumption.value,
    origin: interpolated ? 'estimated' : originOf(used, origins),
    method: interpolated ? 'interpolated' : null,
    reason: null,
    formula: null,
    nextDay: late !== null,
    deviceIds,
    readingIds: [...new Set(used.flatMap((id) => neighbours.get(id) ?? [id]))],
  };
}

/** Which end is marked by a reading of the day behind it; null where none is. */
function lateEnds(parts: readonly ConsumptionPart[], { from, to }: Period): MissingReason | null {
  const read = ({ origin }: ConsumptionPart['start']) => origin === 'reading' || origin === 'due_date';
  if (parts.some(({ start }) => read(start) && start.day >= from)) {
    return 'start_value_missing';
  }
  return parts.some(({ end }) => read(end) && end.day > to) ? 'end_value_missing' : null;
}

/** A value is as good as the worse of its ends. */
function originOf(readingIds: readonly string[], origins: ReadonlyMap<string, string>): SeriesOrigin {
  return worstOrigin(
    readingIds.map((id) => {
      const origin = origins.get(id);
      return origin === 'estimated' || origin === 'self_read' ? origin : 'measured';
    }),
  );
}

/** The series with a value at every end of a period that has none, and beside which readings each of them stands. */
function withInterpolated(series: PointSeries, interval: Interval, periods: readonly Period[]) {
  const neighbours = new Map<string, readonly string[]>();
  const added: PointSeries['readings'][number][] = [];
  const ends = new Set(periods.flatMap(({ from, to }) => [shiftedDay(from, -1), to]));
  const rule = interval === 'day' ? ANYWHERE : { ...ANYWHERE, daysAfter: 1 };
  for (const day of ends) {
    const picked = valueAtEndOf(series, day, rule);
    if (picked.status !== 'interpolated') continue;
    const id = `interpolated ${day}`;
    const { deviceId, value, before, after } = picked;
    added.push({ id, telegramId: null, deviceId, day, value, kind: 'register' });
    neighbours.set(id, [before.id, after.id]);
  }
  return { series: { ...series, readings: [...series.readings, ...added] }, neighbours };
}
