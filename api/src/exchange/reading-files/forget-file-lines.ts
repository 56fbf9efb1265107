import { sql } from 'drizzle-orm';
import { auditForgotten } from '../../db/audit-forgotten.ts';
import { type Database, type Db, rowsOf } from '../../db/database.ts';
import { overBefore } from '../../metering/index.ts';
import { CONTENT_RETENTION, type ContentRetention } from './retention.ts';

/** Of one transaction, so that none holds much: a file may have half a million lines. */
const BATCH = 20_000;
/** Of one class at a time; the next hour goes on. */
const BATCHES_MAX = 50;

/**
 * Deletes what became of the lines of files whose bytes are forgotten and whose time is over, of all accounts, in the role of
 * retention. Each account finds in its trail how many there were.
 */
export async function forgetFileLines(
  { systemTransaction }: Pick<Database, 'systemTransaction'>,
  now: Date,
  batch = BATCH,
): Promise<void> {
  for (const each of CONTENT_RETENTION) {
    for (let n = 0; n < BATCHES_MAX; n += 1) {
      if ((await systemTransaction((db) => forgetSome(db, each, now, batch))) < batch) break;
    }
  }
}

/** @returns how many. */
async function forgetSome(
  db: Db,
  { class: name, which, since, ...kept }: ContentRetention,
  now: Date,
  batch: number,
): Promise<number> {
  await db.execute(sql`select set_config('role', 'km_retention', true)`);
  const gone = await rowsOf<{ account: string; livemode: boolean; n: number }>(
    db,
    sql`with over as (
          select l.ctid from reading_files f
            join reading_file_lines l on l.account_id = f.account_id and l.file_id = f.id
           where ${sql.raw(which)} and ${sql.raw(since)} < ${overBefore(kept, now).toISOString()}::timestamptz
             and not exists (select from reading_file_contents c where c.account_id = f.account_id and c.file_id = f.id)
           limit ${batch}),
        gone as (
          delete from reading_file_lines where ctid = any(array(select ctid from over)) returning account_id, livemode)
        select account_id as account, livemode, count(*)::int as n from gone group by 1, 2`,
  );
  for (const { account, livemode, n } of gone) {
    const changes = { class: name, lines: n };
    await auditForgotten(db, now, { accountId: account, livemode, action: 'reading_file_lines.forgotten', changes });
  }
  return gone.reduce((sum, { n }) => sum + n, 0);
}
