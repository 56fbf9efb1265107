import { type Day, shiftedDay } from '@klarmeter/engine';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId, unpackId } from '../../ids.ts';
import { kindOf, originOf } from '../readings/codes.ts';
import { measuringPoints } from '../tables.ts';
import { type Read, toRead } from './series-store.ts';

/** What was read at a point on a day, as the database writes it. */
export interface ReadOnDay {
  readonly point: string;
  readonly day: Day;
  readonly value: string;
  readonly device_id: string;
  readonly telegram_id: string | null;
  /** First letters. */
  readonly kind: string;
  readonly origin: string;
  readonly read_at: string | Date;
}

/**
 * What stands for the ends of days, at every point that `which` lets through: one statement whatever the number of
 * points, and for each of them one look into the primary key a day. Which of several counts is for the engine to say.
 */
export async function valuesAtDayEnd(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  which: SQL | undefined,
  days: readonly Day[],
): Promise<ReadOnDay[]> {
  if (days.length === 0) return [];
  const points = and(eq(measuringPoints.accountId, accountId), which);
  // Each day's moments are said by themselves, so that the planner leaves the other months out; `offset 0` keeps it from
  // reading a month as a whole instead of looking up its points.
  const onDay = (day: Day) => sql`
    select ${measuringPoints.id} as point, ${day}::text as day, r.*
      from ${measuringPoints}
     cross join lateral (
           select value, device_id, telegram_id, kind, origin, read_at from readings
            where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(${measuringPoints.id})
              and read_at >= ${`${shiftedDay(day, -1)}T22:00:00Z`}::timestamptz
              and read_at <= ${`${day}T23:00:00Z`}::timestamptz and day = ${day}::date
           offset 0) r
     where ${points}`;
  return rowsOf<ReadOnDay>(db, sql.join(days.map(onDay), sql` union all `));
}

/** The same as a reading of a series. */
export const toSeriesRead = ({ point, day, value, device_id, telegram_id, kind, origin, read_at }: ReadOnDay): Read =>
  toRead({
    measuringPointId: point,
    readAt: new Date(read_at),
    telegramId: telegram_id === null ? null : unpackId('telegram', telegram_id),
    deviceId: unpackId('device', device_id),
    day,
    value,
    kind: kindOf(kind),
    origin: originOf(origin),
  });
