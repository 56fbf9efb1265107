import { sql } from 'drizzle-orm';
import { newId } from '../ids.ts';
import type { Db } from './database.ts';

/** What retention deleted of one account. */
export interface Forgotten {
  readonly accountId: string;
  readonly livemode: boolean;
  /** Object and verb in past tense: `telegrams.forgotten`. */
  readonly action: string;
  readonly changes: Readonly<Record<string, unknown>>;
}

/** The row in the trail of an account that says what retention deleted; in its transaction and role. */
export async function auditForgotten(
  db: Db,
  now: Date,
  { accountId, livemode, action, changes }: Forgotten,
): Promise<void> {
  await db.execute(
    sql`insert into audit_events (account_id, id, livemode, occurred_at, actor_type, actor_id, actor_role, request_id,
                                  action, object_type, object_id, changes)
        values (${accountId}, ${newId('auditEvent', now)}, ${livemode}, ${now.toISOString()}::timestamptz, 'system',
                'retention', 'admin', 'job', ${action}, 'account', ${accountId}, ${JSON.stringify(changes)}::text::jsonb)`,
  );
}
