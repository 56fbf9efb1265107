import { sql } from 'drizzle-orm';
import { auditForgotten } from '../../db/audit-forgotten.ts';
import { type Db, rowsOf } from '../../db/database.ts';
import { type Kept, overBefore } from '../../metering/index.ts';

/** How long it is kept that a file was put down or sent, by what became of it. */
const DROP_RETENTION: readonly (Kept & { readonly verdict: 'taken' | 'refused'; readonly source: string })[] = [
  // Interpretation: long enough for its sender to ask why.
  { verdict: 'refused', days: 92, source: 'Art. 5(1)(e) GDPR' },
  // With the file that it became.
  {
    verdict: 'taken',
    years: 8,
    source: 'AO § 147(3), HGB § 257(4) since 2025-01-01: eight years behind the end of the year',
  },
];

/** Of one verdict at a time. The next hour goes on. */
const BATCH = 20_000;

/**
 * Deletes drops whose time is over, of all accounts, in the role of retention. Each account finds in its trail how many
 * there were. A delivery that is forgotten and comes again is the file that is there.
 */
export async function forgetDrops(db: Db, now: Date): Promise<void> {
  await db.execute(sql`select set_config('role', 'km_retention', true)`);
  for (const { verdict, source: _, ...kept } of DROP_RETENTION) {
    const gone = await rowsOf<{ account: string; livemode: boolean; n: number }>(
      db,
      sql`with gone as (
            delete from file_drops where ctid = any(array(
              select ctid from file_drops
               where verdict = ${verdict} and received_at < ${overBefore(kept, now).toISOString()}::timestamptz
               limit ${BATCH}))
            returning account_id, livemode)
          select account_id as account, livemode, count(*)::int as n from gone group by 1, 2`,
    );
    for (const { account, livemode, n } of gone) {
      const changes = { verdict, drops: n };
      await auditForgotten(db, now, { accountId: account, livemode, action: 'file_drops.forgotten', changes });
    }
  }
}
