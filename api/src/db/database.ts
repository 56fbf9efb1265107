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
  /** Narrows the session to these properties. */
  readonly propertyIds?: readonly string[];
  /** Meters and what they count, without people, costs or documents: who reads meters. */
  readonly metersOnly?: boolean;
  /** The embed session that asks; it sees itself and no other. */
  readonly embedSessionId?: string;
}

export interface Database {
  /** Which engine answers: shown at /readyz and in the benchmark. */
  readonly kind: 'postgres' | 'pglite';
  /** One transaction in the role of its session, seeing that session's rows only. Throwing rolls back. */
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

/**
 * What row level security knows the caller as (migrations/0009_narrowed_roles.sql): keys and jobs see their account, the
 * others what the lists of the session name.
 */
function roleOf(session: Session | null): string {
  if (session?.metersOnly === true) return 'km_reader';
  if (session?.occupancyIds !== undefined) return 'km_tenant';
  const narrowed = session?.customerId ?? session?.propertyIds ?? session?.embedSessionId;
  return narrowed === undefined ? 'km_app' : 'km_manager';
}

/** Name and value of what a transaction begins with: its role, and whose rows it may see. */
export function sessionSettings(session: Session | null): readonly (readonly [name: string, value: string])[] {
  return [
    ['role', roleOf(session)],
    ['app.account_id', session?.accountId ?? ''],
    ['app.livemode', session === null ? '' : String(session.livemode)],
    ['app.occupancy_ids', session?.occupancyIds?.join(',') ?? ''],
    ['app.customer_id', session?.customerId ?? ''],
    ['app.property_ids', session?.propertyIds?.join(',') ?? ''],
    ['app.embed_session_id', session?.embedSessionId ?? ''],
  ];
}

/** First statement of every transaction: role and session in one round trip, gone at its end. */
export async function enterSession(db: Db, session: Session | null): Promise<void> {
  const settings = sessionSettings(session).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  await db.execute(sql`select ${sql.join(settings, sql`, `)}`);
}

/** The transaction part of the interface, from a driver's way to run work in an entered session. */
export function sessions(
  inSession: <T>(session: Session | null, work: (db: Db) => Promise<T>) => Promise<T>,
): Pick<Database, 'transaction' | 'systemTransaction'> {
  return { transaction: inSession, systemTransaction: (work) => inSession(null, work) };
}
