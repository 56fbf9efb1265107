import { cutBy, type Day, daysAskedFor, type Period, shiftedDay } from '@klarmeter/engine';
import { and, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { oneOf } from '../../db/one-of.ts';
import { packId } from '../../ids.ts';
import { berlinDay, type UnitWithOccupancy } from '../../properties/index.ts';
import { lastMomentOf } from '../readings/day-moments.ts';
import { type Installed, selectInstalled, selectPoints, selectReadOn } from '../series/series-store.ts';
import type { MeasuringPointRow } from '../store.ts';
import { measuringPoints } from '../tables.ts';
import { type MeasuredPoint, type MeasuredSeries, measureUses } from './measure-uses.ts';
import { type AskedSpan, type Stay, shownSpan } from './span.ts';

/** What was measured in a unit on the days of one who used it. */
export interface UnitConsumption extends UnitWithOccupancy, Period {
  readonly interval: AskedSpan['interval'];
  readonly series: readonly MeasuredSeries[];
}

type Scope = Pick<Context, 'db' | 'accountId' | 'now'>;

/** The consumption of a page of units, in four queries whatever its size. */
export async function consumptionOfUnits(
  context: Scope,
  asked: AskedSpan,
  rows: readonly UnitWithOccupancy[],
): Promise<UnitConsumption[]> {
  if (rows.length === 0) return [];
  const which = pointsOf(rows);
  const [points, installations, newest] = await Promise.all([
    selectPoints(context, which),
    selectInstalled(context, which),
    asked.to === null ? selectNewest(context, which, rows) : rows.map(() => asked.to),
  ]);
  const today = berlinDay(context.now());
  const shown = rows.map((row, index) => {
    const span = shownSpan(asked, stayOf(row), newest[index] ?? today);
    return { ...row, span, periods: cutBy(asked.interval, span) };
  });
  const days = daysAskedFor(
    installations.map(({ span }) => span),
    shown.flatMap(({ periods }) => periods),
  );
  const byUnit = await measuredPoints(context, which, points, installations, days);
  return shown.map(({ unit, occupancy, span, periods }) => ({
    ...span,
    unit,
    occupancy,
    interval: asked.interval,
    series: measureUses(byUnit.get(unit.id) ?? [], periods),
  }));
}

const stayOf = ({ occupancy }: UnitWithOccupancy): Stay => ({
  from: (occupancy?.fromDay ?? null) as Day | null,
  to: (occupancy?.toDay ?? null) as Day | null,
});

/** The house is named for the sake of the index. */
const pointsOf = (rows: readonly UnitWithOccupancy[]): SQL | undefined =>
  and(
    oneOf(
      measuringPoints.propertyId,
      rows.map(({ unit }) => unit.propertyId),
    ),
    oneOf(
      measuringPoints.unitId,
      rows.map(({ unit }) => unit.id),
    ),
  );

/** By unit. Only readings of the days that decide: of ten years of daily telegrams most say nothing about a month. */
async function measuredPoints(
  context: Scope,
  which: SQL | undefined,
  points: readonly MeasuringPointRow[],
  installations: readonly Installed[],
  days: readonly Day[],
): Promise<Map<string | null, MeasuredPoint[]>> {
  const values = await selectReadOn(context, which, days);
  const installed = Map.groupBy(installations, ({ pointId }) => pointId);
  const read = Map.groupBy(values, ({ pointId }) => pointId);
  const measured = points.map(({ id, unitId, use }) => {
    const here = installed.get(id) ?? [];
    return {
      unitId,
      use,
      series: {
        id,
        spans: here.map(({ span }) => span),
        readings: (read.get(id) ?? []).map(({ reading }) => reading),
      },
      kinds: new Map(here.map(({ device }) => [device.id, device.kind])),
    };
  });
  return Map.groupBy(measured, ({ unitId }) => unitId);
}

/** For each row the day of the newest reading in its unit that may mark an end of the stay; null where there is none. */
async function selectNewest(
  { db, accountId }: Scope,
  which: SQL | undefined,
  rows: readonly UnitWithOccupancy[],
): Promise<(Day | null)[]> {
  const asked = rows.map((each, row) => {
    const { to } = stayOf(each);
    return { row, unit_id: each.unit.id, until: to === null ? 'infinity' : shiftedDay(to, 1) };
  });
  // One look into the index for each point: the newest of years of readings, without reading them.
  const found = await rowsOf<{ row: number; day: Day }>(
    db,
    sql`select asked.row, max(newest.day)::text as day
          from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(row integer, unit_id text, until date)
          join measuring_points on measuring_points.account_id = ${accountId}
                               and measuring_points.unit_id = asked.unit_id and ${which}
         cross join lateral (
               select r.day from readings r
                where r.account_id = ${packId(accountId)}::uuid and r.measuring_point_id = km_pack(measuring_points.id)
                  and r.read_at <= ${lastMomentOf(sql`asked.until`)}
                  and r.day <= asked.until
                order by r.read_at desc limit 1) newest
         group by asked.row`,
  );
  const days = new Map(found.map(({ row, day }) => [row, day]));
  return rows.map((_, row) => days.get(row) ?? null);
}
