import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Drizzle over whichever driver; verbs and stores see nothing else. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** Whose rows a transaction may see. Row level security reads it (migrations/0001_security.sql). */
export interface Session {
  readonly accountId: string;
  readonly livemode: boolean;
  /** Narrows the session to these occupancies: an occupant's token. */
  readonly occupancyIds?: readonly string[];
  /** Narrows the session to one customer of the account. */
  readonly customerId?: string;
}

export interface Database {
  /** Which engine answers: shown at /readyz and in the benchmark. */
  readonly kind: 'postgres' | 'pglite';
  /** One transaction as `km_app`, seeing the session's rows only. Throwing rolls back. */
  transaction<T>(session: Session, work: (db: Db) => Promise<T>): Promise<T>;
  /** One transaction as `km_app` without an account: sees no rows, may call the functions of db/system.ts. */
  systemTransaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** For the job queue's own schema only. Runs as the connecting user. */
  execute(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  close(): Promise<void>;
}

/** Rows of a raw query, whichever driver answered. */
export async function rowsOf<T>(db: Db, query: ReturnType<typeof sql>): Promise<T[]> {
  const result: unknown = await db.execute(query);
  return (Array.isArray(result) ? result : (result as { rows: T[] }).rows) as T[];
}

/** First statement of every transaction: role and session in one round trip, gone at its end. */
export async function enterSession(db: Db, session: Session | null): Promise<void> {
  await db.execute(sql`select set_config('role', 'km_app', true),
    set_config('app.account_id', ${session?.accountId ?? ''}, true),
    set_config('app.livemode', ${session === null ? '' : String(session.livemode)}, true),
    set_config('app.occupancy_ids', ${session?.occupancyIds?.join(',') ?? ''}, true),
    set_config('app.customer_id', ${session?.customerId ?? ''}, true)`);
}

/** The transaction part that both drivers share. */
export function sessions(db: Db): Pick<Database, 'transaction' | 'systemTransaction'> {
  return {
    transaction: (session, work) =>
      db.transaction(async (tx) => {
        await enterSession(tx, session);
        return work(tx);
      }),
    systemTransaction: (work) =>
      db.transaction(async (tx) => {
        await enterSession(tx, null);
        return work(tx);
      }),
  };
}
