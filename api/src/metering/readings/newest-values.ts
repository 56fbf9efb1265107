import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { packId } from '../../ids.ts';
import { readings } from '../tables.ts';
import { firstMomentOf, lastMomentOf } from './day-moments.ts';
import { onDays, type ReadingRow, withId } from './reading-store.ts';

/* What somebody who is about to read a device looks at: the newest values of many points, and their registers. */

type Scope = Pick<Context, 'db' | 'accountId'>;

/** Before anything was read. */
const LONG_AGO = '0001-01-01';

/** The newest value of each point between two days, whoever or whatever read it. */
export async function selectNewest(
  scope: Scope,
  pointIds: readonly string[],
  { from, to }: { from: string | null; to: string },
): Promise<ReadingRow[]> {
  const sets = [{ id: '', pointIds, fromDay: from ?? LONG_AGO, toDay: to }];
  return (await selectNewestOf(scope, pointIds.length === 0 ? [] : sets)).get('') ?? [];
}

/** Points, and the days whose values count there. */
export interface AskedPoints {
  readonly id: string;
  readonly pointIds: readonly string[];
  readonly fromDay: string;
  readonly toDay: string;
}

/**
 * The same for several sets of points with days of their own, by the id of the set; in one query, however many, and a look
 * into the primary key for each point, however long it is read. A value that a device kept of a day was read up to an hour
 * behind the first registers of the next one, so the newest day is looked for within that hour.
 */
export async function selectNewestOf(
  { db, accountId }: Scope,
  sets: readonly AskedPoints[],
): Promise<Map<string, ReadingRow[]>> {
  if (sets.length === 0) return new Map();
  const asked = sets.flatMap(({ id, pointIds, fromDay, toDay }) =>
    pointIds.map((point) => ({ s: id, p: packId(point), f: fromDay, t: toDay })),
  );
  const within = sql`account_id = ${packId(accountId)}::uuid and measuring_point_id = asked.p
    and read_at >= ${firstMomentOf(sql`asked.f`)} and read_at <= ${lastMomentOf(sql`asked.t`)}
    and day between asked.f and asked.t`;
  const newest = db
    .select()
    .from(readings)
    .where(sql`${within} and read_at >= latest.at - interval '1 hour'`)
    .orderBy(desc(readings.day), desc(readings.readAt))
    .limit(1)
    .as('newest');
  const rows = await db
    .select({
      set: sql<string>`asked.s`,
      reading: {
        accountId: newest.accountId,
        measuringPointId: newest.measuringPointId,
        readAt: newest.readAt,
        deviceId: newest.deviceId,
        telegramId: newest.telegramId,
        day: newest.day,
        kind: newest.kind,
        unit: newest.unit,
        origin: newest.origin,
        livemode: newest.livemode,
        value: newest.value,
      },
    })
    .from(
      sql`jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked(s text, p uuid, f date, t date)
          cross join lateral (select read_at as at from readings where ${within} order by read_at desc limit 1) latest`,
    )
    .crossJoinLateral(newest);
  return new Map(
    [...Map.groupBy(rows, ({ set }) => set)].map(([set, own]) => [set, own.map(({ reading }) => withId(reading))]),
  );
}

/**
 * What the registers of the points showed since a day, in order of reading: all of it from `exactFrom` on, before that the
 * last of each week, so that a point that sends every day is no burden.
 */
export async function selectRegisters(
  { db, accountId }: Scope,
  pointIds: readonly string[],
  { from, exactFrom }: { from: string; exactFrom: string },
): Promise<ReadingRow[]> {
  if (pointIds.length === 0) return [];
  const registers = and(
    eq(readings.accountId, accountId),
    inArray(readings.measuringPointId, [...pointIds]),
    eq(readings.kind, 'register'),
  );
  const week = sql`date_trunc('week', ${readings.day})`;
  const older = await db
    .selectDistinctOn([readings.measuringPointId, readings.deviceId, week])
    .from(readings)
    .where(and(registers, onDays({ from, to: exactFrom }), lt(readings.day, exactFrom)))
    .orderBy(asc(readings.measuringPointId), asc(readings.deviceId), week, desc(readings.readAt));
  const exact = await db
    .select()
    .from(readings)
    .where(and(registers, onDays({ from: exactFrom })));
  return [...older, ...exact].map(withId).sort((a, b) => +a.readAt - +b.readAt);
}
