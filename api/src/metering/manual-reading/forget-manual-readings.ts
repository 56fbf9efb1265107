import { sql } from 'drizzle-orm';
import { auditForgotten } from '../../db/audit-forgotten.ts';
import { type Db, rowsOf } from '../../db/database.ts';
import { overBefore } from '../ingest/retention.ts';
import { MANUAL_RETENTION, type ManualRetention } from './retention.ts';

/** Of one class at a time: a photo is up to 8 MiB, and the trail names each one. The next hour goes on. */
const BATCH = 1_000;

/**
 * Deletes photos, entries and self-readings whose time is over, of all accounts, in the role of retention. Each account finds
 * in its trail which there were: their ids, and the digests of photos.
 */
export async function forgetManualReadings(db: Db, now: Date): Promise<void> {
  await db.execute(sql`select set_config('role', 'km_retention', true)`);
  for (const each of MANUAL_RETENTION) await forgetClass(db, each, now);
}

async function forgetClass(
  db: Db,
  { class: name, table, which = 'true', digest, ...kept }: ManualRetention,
  now: Date,
): Promise<void> {
  const target = sql.raw(table);
  const row = sql.raw(
    digest === undefined ? `jsonb_build_object('id', id)` : `jsonb_build_object('id', id, '${digest}', ${digest})`,
  );
  const gone = await rowsOf<{ account: string; livemode: boolean; rows: string }>(
    db,
    sql`with gone as (
          delete from ${target} where ctid = any(array(
            select ctid from ${target}
             where created_at < ${overBefore(kept, now).toISOString()}::timestamptz and (${sql.raw(which)}) limit ${BATCH}))
          returning account_id, id, livemode, ${row} as row)
        select account_id as account, livemode, jsonb_agg(row order by id)::text as rows from gone group by 1, 2`,
  );
  for (const { account, livemode, rows } of gone) {
    const changes = { class: name, forgotten: JSON.parse(rows) as unknown };
    await auditForgotten(db, now, { accountId: account, livemode, action: 'manual_readings.forgotten', changes });
  }
}
