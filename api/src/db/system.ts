import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from './database.ts';

/*
 * Every function that works across accounts, in one list. They are SECURITY DEFINER with a fixed search_path and owned
 * by km_system, a role that cannot log in (migrations/0001_security.sql).
 */

export interface Job {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly job: string;
  readonly payload: Record<string, unknown>;
}

interface JobRow {
  account_id: string;
  livemode: boolean;
  job: string;
  payload: Record<string, unknown>;
}

const toJob = (row: JobRow): Job => ({
  accountId: row.account_id,
  livemode: row.livemode,
  job: row.job,
  payload: row.payload,
});

/** Removes up to `batch` jobs from the outbox; the caller's transaction decides whether they are gone. */
export async function takeOutbox(db: Db, batch: number): Promise<Job[]> {
  return (await rowsOf<JobRow>(db, sql`select * from km_take_outbox(${batch})`)).map(toJob);
}

/** What a crash left undone: runs, documents, deliveries, unsequenced evidence and files of readings. */
export async function unfinishedWork(db: Db): Promise<Job[]> {
  const query = sql`select * from km_unfinished_work() union all select * from km_unfinished_reading_files()`;
  return (await rowsOf<JobRow>(db, query)).map(toJob);
}

/** What a day has brought due without anybody asking for it: windows of self-reading whose last day is before `today`. */
export async function dueWork(db: Db, today: string): Promise<Job[]> {
  return (await rowsOf<JobRow>(db, sql`select * from km_overdue_self_readings(${today}::date)`)).map(toJob);
}

/** The first account of an installation. False when there is one already. */
export async function createRootAccount(db: Db, account: { id: string; name: string; at: Date }): Promise<boolean> {
  const [row] = await rowsOf<{ made: boolean }>(
    db,
    sql`select km_create_root_account(${account.id}, ${account.name}, ${account.at.toISOString()}::timestamptz) as made`,
  );
  return row?.made === true;
}

/** A value that the master key seals: the primary key of its row, and the value as it stands. */
export interface SealedRow {
  readonly account_id: string;
  readonly livemode?: boolean;
  readonly sealed: string;
  readonly [column: string]: unknown;
}

/** Up to `batch` values of a table that another key than `newest` seals, in the order of their rows behind `after`. */
export async function sealedValues(
  db: Db,
  { table, newest, after, batch }: { table: string; newest: string; after: SealedRow | null; batch: number },
): Promise<SealedRow[]> {
  // The value itself may be a whole file; its row's key alone says where to go on.
  const behind = after === null ? null : JSON.stringify({ ...after, sealed: undefined });
  const rows = await rowsOf<{ row: SealedRow }>(
    db,
    sql`select row from km_sealed_values(${table}, ${newest}, ${behind}::text::jsonb, ${batch}) as row`,
  );
  return rows.map(({ row }) => row);
}

/** Replaces sealed values where nobody changed them meanwhile; the number replaced. */
export async function replaceSealed(
  db: Db,
  table: string,
  rows: readonly (SealedRow & { readonly resealed: string })[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const [row] = await rowsOf<{ done: string | number }>(
    db,
    sql`select km_reseal(${table}, ${JSON.stringify(rows)}::text::jsonb) as done`,
  );
  return Number(row?.done ?? 0);
}

/** An API key that is still hashed under a master key before the newest. */
export interface OldHash {
  readonly account_id: string;
  readonly id: string;
  readonly hint: string;
}

export function apiKeysHashedBefore(db: Db, newest: string, at: Date): Promise<OldHash[]> {
  return rowsOf<OldHash>(
    db,
    sql`select account_id, id, hint from km_api_keys_hashed_before(${newest}, ${at.toISOString()}::timestamptz)`,
  );
}

/** Forgets embed sessions that ended before; the number forgotten. */
export async function forgetEmbedSessions(db: Db, before: Date): Promise<number> {
  const [row] = await rowsOf<{ gone: string | number }>(
    db,
    sql`select km_forget_embed_sessions(${before.toISOString()}::timestamptz) as gone`,
  );
  return Number(row?.gone ?? 0);
}

/** Forgets answers whose time to be repeated is over; the number forgotten. */
export async function forgetIdempotencyKeys(db: Db, before: Date): Promise<number> {
  const [row] = await rowsOf<{ gone: string | number }>(
    db,
    sql`select km_forget_idempotency_keys(${before.toISOString()}::timestamptz) as gone`,
  );
  return Number(row?.gone ?? 0);
}

/** First days of the months of readings that are there and begin before a day; what was read before 2000 shares one. */
export async function readingMonthsBefore(db: Db, day: string): Promise<string[]> {
  const rows = await rowsOf<{ month: string }>(
    db,
    sql`select month from (
          select case c.relname when 'before_2000' then '1999-12-01'
                                else replace(substr(c.relname, 2), '_', '-') || '-01' end as month
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'readings_by_month' and c.relkind = 'r') months
         where month < ${day} order by month`,
  );
  return rows.map(({ month }) => month);
}

/**
 * Drops the readings of a month of all accounts, in the role of retention; how many accounts had some.
 * @throws a database error for a month that ended less than three years ago.
 */
export async function dropReadingMonth(db: Db, month: string, at: Date): Promise<number> {
  await db.execute(sql`select set_config('role', 'km_retention', true)`);
  const [row] = await rowsOf<{ told: number }>(
    db,
    sql`select km_drop_reading_month(${month}::date, ${at.toISOString()}::timestamptz) as told`,
  );
  return Number(row?.told ?? 0);
}

/** Makes the months from one day to another, which readings fall into, that are not there yet; how many were made. */
export async function createReadingMonths(db: Db, first: string, last: string): Promise<number> {
  const [row] = await rowsOf<{ made: number }>(
    db,
    sql`select km_create_reading_months(${first}::date, ${last}::date) as made`,
  );
  return Number(row?.made ?? 0);
}
