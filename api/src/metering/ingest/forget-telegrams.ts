import { sql } from 'drizzle-orm';
import { auditForgotten } from '../../db/audit-forgotten.ts';
import { type Db, rowsOf } from '../../db/database.ts';
import { dropReadingMonth } from '../../db/system.ts';
import { monthsOver, overBefore, RETENTION, type RetentionClass } from './retention.ts';

/** Of one class at a time, so that no transaction holds much; the next hour goes on. */
const BATCH = 20_000;

/**
 * Deletes raw telegrams whose time is over and drops months of readings, of all accounts, in the role of retention. What is
 * deleted stays recognised as a duplicate, and each account finds in its trail how many there were.
 */
export async function forgetTelegrams(db: Db, now: Date): Promise<void> {
  for (const month of monthsOver(now)) await dropReadingMonth(db, month, now);
  await db.execute(sql`select set_config('role', 'km_retention', true)`);
  for (const each of RETENTION) await forgetClass(db, each, now);
}

/** A telegram stands as it came, or as it was found to be last. */
const standing = (which: string) => `
  case when exists (select from telegram_judgements j where j.account_id = t.account_id and j.telegram_id = t.id)
       then (select ${which} from telegram_judgements j where j.account_id = t.account_id and j.telegram_id = t.id
              order by number desc limit 1)
       else ${which} end`;

async function forgetClass(
  db: Db,
  { class: name, which, rows = 'true', ...kept }: RetentionClass,
  now: Date,
): Promise<void> {
  const gone = await rowsOf<{ account: string; livemode: boolean; n: number }>(
    db,
    sql`with over as (
          select ctid from telegrams t
           where ${sql.raw(rows)} and received_at < ${overBefore(kept, now).toISOString()}::timestamptz
             and ${sql.raw(standing(which))}
           limit ${BATCH}),
        gone as (
          delete from telegrams where ctid = any(array(select ctid from over)) returning account_id, id, livemode),
        judged as (
          delete from telegram_judgements j using gone g where j.account_id = g.account_id and j.telegram_id = g.id),
        noted as (
          insert into forgotten_telegrams (account_id, id, livemode, class, forgotten_on)
          select account_id, id, livemode, ${name}, ${now.toISOString().slice(0, 10)}::date from gone)
        select km_unpack('acc', account_id) as account, livemode, count(*)::int as n from gone group by 1, 2`,
  );
  for (const { account, livemode, n } of gone) {
    const changes = { class: name, telegrams: n };
    await auditForgotten(db, now, { accountId: account, livemode, action: 'telegrams.forgotten', changes });
  }
}
