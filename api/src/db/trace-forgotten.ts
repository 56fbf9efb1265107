import { sql } from 'drizzle-orm';
import { newId } from '../ids.ts';
import type { Db } from './database.ts';

/** What retention deleted of one account and mode. */
export interface Forgotten {
  readonly account: string;
  readonly livemode: boolean;
  /** `telegrams.forgotten` … */
  readonly action: string;
  /** JSON: which class, and how many or which ones. */
  readonly changes: string;
}

/** A row in the trail of an account, written in the role of retention. */
export async function traceForgotten(
  db: Db,
  { account, livemode, action, changes }: Forgotten,
  now: Date,
): Promise<void> {
  await db.execute(
    sql`insert into audit_events (account_id, id, livemode, occurred_at, actor_type, actor_id, actor_role, request_id,
                                  action, object_type, object_id, changes)
        values (${account}, ${newId('auditEvent', now)}, ${livemode}, ${now.toISOString()}::timestamptz, 'system', 'retention',
                'admin', 'job', ${action}, 'account', ${account}, ${changes}::text::jsonb)`,
  );
}
