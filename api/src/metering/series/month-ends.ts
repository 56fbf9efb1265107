import {
  calendarEnd,
  cutBy,
  type Day,
  type DeviceSpan,
  type Period,
  type PickedValue,
  type PickRule,
  resetDays,
  type SeriesReading,
  shiftedDay,
  valueAtEndOf,
} from '@klarmeter/engine';
import { and, eq, sql } from 'drizzle-orm';
import { packId } from '../../ids.ts';
import { READ, toRead } from '../series-store.ts';
import type { MeasuringPointRow } from '../store.ts';
import { readings } from '../tables.ts';
import { onDays, type PointRead, readPoints, type Scope } from './points.ts';

export interface Boundary {
  readonly day: Day;
  readonly kind: 'month_end' | 'cut_off_date';
}

export interface PointBoundaries extends PointRead {
  readonly values: readonly (Boundary & { readonly picked: PickedValue })[];
}

/**
 * What stood at month ends and cut-off dates at some points: two queries whatever their number, and one more for the
 * neighbours of what is missing, where interpolation was asked for. Only readings of days within the rule are read.
 */
export async function pickBoundaries(
  context: Scope,
  rows: readonly MeasuringPointRow[],
  span: Period,
  rule: PickRule,
  cutOffDates: boolean,
): Promise<PointBoundaries[]> {
  const near = { ...rule, interpolate: false };
  const boundariesOf = (spans: readonly DeviceSpan[]) => boundariesWithin(span, cutOffDates ? spans : []);
  const points = await readPoints(context, rows, (installed) =>
    onDays(daysAround(boundariesOf(installed.map((each) => each.span)), rule)),
  );
  const picked = points.map((point) => ({
    ...point,
    values: boundariesOf(point.series.spans).map((each) => ({
      ...each,
      picked: valueAtEndOf(point.series, each.day, near),
    })),
  }));
  return rule.interpolate ? interpolateMissing(context, picked, rule) : picked;
}

/** Ends of the months that lie in the days, and the days at which one of the devices begins at zero. */
export function boundariesWithin({ from, to }: Period, spans: readonly DeviceSpan[]): Boundary[] {
  const monthEnds = cutBy('month', { from, to })
    .map((month) => calendarEnd('month', month.to))
    .filter((day) => day <= to);
  const found = new Map<Day, Boundary>(monthEnds.map((day) => [day, { day, kind: 'month_end' }]));
  for (const each of spans) {
    for (const day of resetDays(each.resetsOn, from, shiftedDay(to, 1))) {
      if (day >= each.from && (each.to === null || day <= each.to)) found.set(day, { day, kind: 'cut_off_date' });
    }
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function daysAround(boundaries: readonly Boundary[], { daysBefore, daysAfter }: PickRule): Day[] {
  const days = new Set<Day>();
  for (const { day } of boundaries) {
    for (let offset = -daysBefore; offset <= Math.max(1, daysAfter); offset += 1) days.add(shiftedDay(day, offset));
  }
  return [...days].sort();
}

async function interpolateMissing(
  context: Scope,
  points: readonly PointBoundaries[],
  rule: PickRule,
): Promise<PointBoundaries[]> {
  const asked = points.flatMap(({ row, values }, n) =>
    values.flatMap(({ day, picked }) =>
      picked.status === 'missing' && picked.deviceId !== null
        ? [{ n, point: row.id, device: picked.deviceId, day }]
        : [],
    ),
  );
  if (asked.length === 0) return [...points];
  const found = await findNeighbours(context, asked);
  return points.map((point, n) => {
    const neighbours = found.get(n) ?? [];
    if (neighbours.length === 0) return point;
    const known = new Set(point.series.readings.map(({ id }) => id));
    const more = neighbours.filter(({ reading }) => !known.has(reading.id));
    const series = { ...point.series, readings: [...point.series.readings, ...more.map(({ reading }) => reading)] };
    return {
      ...point,
      origins: new Map([...point.origins, ...more.map(({ reading, origin }) => [reading.id, origin] as const)]),
      values: point.values.map((each) =>
        each.picked.status === 'missing' ? { ...each, picked: valueAtEndOf(series, each.day, rule) } : each,
      ),
    };
  });
}

interface Asked {
  readonly n: number;
  readonly point: string;
  readonly device: string;
  readonly day: Day;
}

/** The nearest reading of a device before and behind each day: two looks into the index for each. */
async function findNeighbours(
  { db, accountId }: Scope,
  asked: readonly Asked[],
): Promise<Map<number, { reading: SeriesReading; origin: string }[]>> {
  const own = sql`account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(asked.point)
                  and device_id = km_pack(asked.device)`;
  const rows = await db
    .select({ n: sql<number>`asked.n`, read: READ })
    .from(
      sql`jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked(n int, point text, device text, day date)`,
    )
    .crossJoinLateral(
      sql`((select read_at, kind from readings
             where ${own} and day < asked.day and read_at < asked.day::timestamp at time zone 'UTC' + interval '23 hours'
             order by read_at desc, value desc limit 1)
           union all
           (select read_at, kind from readings
             where ${own} and day > asked.day and read_at > asked.day::timestamp at time zone 'UTC'
             order by read_at, value limit 1)) nearest`,
    )
    .innerJoin(
      readings,
      and(
        eq(readings.accountId, accountId),
        sql`${readings.measuringPointId} = km_pack(asked.point)`,
        sql`${readings.readAt} = nearest.read_at and ${readings.kind} = nearest.kind`,
      ),
    );
  const found = new Map<number, Map<string, { reading: SeriesReading; origin: string }>>();
  for (const { n, read } of rows) {
    const { reading, origin } = toRead(read);
    const nearest = found.get(n) ?? new Map<string, { reading: SeriesReading; origin: string }>();
    found.set(n, nearest);
    nearest.set(reading.id, { reading, origin });
  }
  return new Map([...found].map(([n, own]) => [n, [...own.values()]]));
}
