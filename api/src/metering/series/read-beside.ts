import type { Day } from '@klarmeter/engine';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId } from '../../ids.ts';
import { firstMomentOf, lastMomentOf } from '../readings/day-moments.ts';
import type { Read } from './series-store.ts';
import { type ReadOnDay, toSeriesRead } from './values-at-day-end.ts';

/** A device at a point, and a day beside which its nearest readings are looked for. */
export interface BesideDay {
  readonly n: number;
  readonly point: string;
  readonly device: string;
  readonly day: Day;
}

/**
 * The newest reading of a device before each day and the oldest behind it, by the number handed in: two looks into the
 * primary key for each. Whole rows come out of the look itself: joined to it once more, the planner would begin with all
 * readings of the account.
 */
export async function selectReadBeside(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  asked: readonly BesideDay[],
): Promise<{ readonly n: number; readonly read: Read }[]> {
  if (asked.length === 0) return [];
  const rows = asked.map(({ n, point, device, day }) => ({
    n,
    id: point,
    p: packId(point),
    d: packId(device),
    b: day,
  }));
  const nearest = (side: SQL, order: SQL) => sql`(
    select r.day::text as day, r.value, r.device_id, r.telegram_id, r.kind, r.origin, r.read_at from readings r
     where r.account_id = ${packId(accountId)}::uuid and r.measuring_point_id = asked.p and r.device_id = asked.d and ${side}
     order by ${order} limit 1)`;
  const before = nearest(sql`r.read_at <= ${lastMomentOf(sql`asked.b`)} and r.day < asked.b`, sql`r.read_at desc`);
  const behind = nearest(sql`r.read_at >= ${firstMomentOf(sql`asked.b`)} and r.day > asked.b`, sql`r.read_at`);
  const found = await rowsOf<ReadOnDay & { readonly n: number }>(
    db,
    sql`select asked.n, asked.id as point, near.*
          from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as asked(n int, id text, p uuid, d uuid, b date)
         cross join lateral (${before} union all ${behind}) near`,
  );
  return found.map((row) => ({ n: row.n, read: toSeriesRead(row) }));
}
