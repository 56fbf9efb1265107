import { sql } from 'drizzle-orm';
import { auditForgotten } from '../../db/audit-forgotten.ts';
import { type Database, type Db, rowsOf } from '../../db/database.ts';
import { berlinDay } from '../../properties/index.ts';
import { HANDED_IN_DAYS, overBefore, RETENTION, type RetentionClass } from './retention.ts';

/** Of one transaction, so that none holds much. */
const BATCH = 20_000;
/** Of one class at a time: more than two hundred a second for an hour. The next hour goes on. */
const BATCHES_MAX = 50;

/**
 * Deletes raw telegrams whose time is over, of all accounts, in the role of retention. What is deleted stays recognised as a
 * duplicate, and each account finds in its trail how many there were.
 */
export async function forgetTelegrams(
  { systemTransaction }: Pick<Database, 'systemTransaction'>,
  now: Date,
  batch = BATCH,
): Promise<void> {
  for (const each of RETENTION) {
    for (let n = 0; n < BATCHES_MAX; n += 1) {
      if ((await systemTransaction((db) => forgetSome(db, each, now, batch))) < batch) break;
    }
  }
}

/** A telegram stands as it came, or as it was found to be last. */
const standing = (which: string) => `
  case when exists (select from telegram_judgements j where j.account_id = t.account_id and j.telegram_id = t.id)
       then (select ${which} from telegram_judgements j where j.account_id = t.account_id and j.telegram_id = t.id
              order by number desc limit 1)
       else ${which} end`;

/** @returns how many. */
async function forgetSome(
  db: Db,
  { class: name, which, rows = 'true', ...kept }: RetentionClass,
  now: Date,
  batch: number,
): Promise<number> {
  await db.execute(sql`select set_config('role', 'km_retention', true)`);
  const gone = await rowsOf<{ account: string; livemode: boolean; n: number }>(
    db,
    sql`with over as (
          select ctid from telegrams t
           where ${sql.raw(rows)} and received_at < ${overBefore(kept, now).toISOString()}::timestamptz
             and created_at < ${overBefore({ days: HANDED_IN_DAYS }, now).toISOString()}::timestamptz
             and ${sql.raw(standing(which))}
           limit ${batch}),
        gone as (
          delete from telegrams where ctid = any(array(select ctid from over)) returning account_id, id, livemode),
        judged as (
          delete from telegram_judgements j using gone g where j.account_id = g.account_id and j.telegram_id = g.id),
        noted as (
          insert into forgotten_telegrams (account_id, id, livemode, class, forgotten_on)
          select account_id, id, livemode, ${name}, ${berlinDay(now)}::date from gone)
        select km_unpack('acc', account_id) as account, livemode, count(*)::int as n from gone group by 1, 2`,
  );
  for (const { account, livemode, n } of gone) {
    const changes = { class: name, telegrams: n };
    await auditForgotten(db, now, { accountId: account, livemode, action: 'telegrams.forgotten', changes });
  }
  return gone.reduce((sum, { n }) => sum + n, 0);
}
