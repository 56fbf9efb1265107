import { type Day, shiftedDay } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId, unpackId } from '../../ids.ts';

/** What stood last at a point until the end of a day. */
export interface ValueAtDayEnd {
  readonly measuringPointId: string;
  /** The day at whose end it stood; not later than the one asked for. */
  readonly day: Day;
  readonly value: string;
  readonly deviceId: string;
}

/**
 * The newest value of every point of an account up to the end of a day, not older than `daysBefore`: one look into the
 * primary key a point, in the months that may hold it. For whole portfolios; single points are read with their devices
 * (month-ends.ts).
 */
export async function valuesAtDayEnd(
  { db, accountId, livemode }: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  day: Day,
  daysBefore: number,
): Promise<ValueAtDayEnd[]> {
  const first = `${shiftedDay(day, -daysBefore - 1)}T22:00:00Z`;
  const rows = await rowsOf<{ id: string; day: Day; value: string; device_id: string }>(
    db,
    sql`select m.id, r.day::text as day, r.value::text as value, r.device_id
          from measuring_points m
         cross join lateral (
               select day, value, device_id from readings
                where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(m.id)
                  and read_at >= ${first}::timestamptz and read_at <= ${`${day}T23:00:00Z`}::timestamptz and day <= ${day}
                order by read_at desc limit 1) r
         where m.account_id = ${accountId} and m.livemode = ${livemode}`,
  );
  return rows.map(({ id, day: at, value, device_id }) => ({
    measuringPointId: id,
    day: at,
    value,
    deviceId: unpackId('device', device_id),
  }));
}
