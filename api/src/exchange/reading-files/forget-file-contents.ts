import { sql } from 'drizzle-orm';
import { auditForgotten } from '../../db/audit-forgotten.ts';
import { type Db, rowsOf } from '../../db/database.ts';
import { overBefore } from '../../metering/index.ts';
import { CONTENT_RETENTION, type ContentRetention } from './retention.ts';

/** Of one class at a time: a file is up to 32 MiB, and the trail names each one. The next hour goes on. */
const BATCH = 1_000;

/**
 * Deletes the bytes of files whose time is over, of all accounts, in the role of retention. Each account finds in its trail
 * which files these were.
 */
export async function forgetFileContents(db: Db, now: Date): Promise<void> {
  await db.execute(sql`select set_config('role', 'km_retention', true)`);
  for (const each of CONTENT_RETENTION) await forgetClass(db, each, now);
}

async function forgetClass(db: Db, { class: name, which, since, ...kept }: ContentRetention, now: Date): Promise<void> {
  const gone = await rowsOf<{ account: string; livemode: boolean; rows: string }>(
    db,
    sql`with over as (
          select f.account_id, f.id, f.digest from reading_files f
           where ${sql.raw(which)} and ${sql.raw(since)} < ${overBefore(kept, now).toISOString()}::timestamptz
             and exists (select from reading_file_contents c where c.account_id = f.account_id and c.file_id = f.id)
           limit ${BATCH}),
        gone as (
          delete from reading_file_contents c using over where c.account_id = over.account_id and c.file_id = over.id
          returning c.account_id, c.livemode, jsonb_build_object('id', c.file_id, 'sha256', over.digest) as row)
        select account_id as account, livemode, jsonb_agg(row order by row->>'id')::text as rows from gone group by 1, 2`,
  );
  for (const { account, livemode, rows } of gone) {
    const changes = { class: name, forgotten: JSON.parse(rows) as unknown };
    await auditForgotten(db, now, { accountId: account, livemode, action: 'reading_file_contents.forgotten', changes });
  }
}
