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

/** What a crash left undone: runs, documents, deliveries and unsequenced evidence. */
export async function unfinishedWork(db: Db): Promise<Job[]> {
  return (await rowsOf<JobRow>(db, sql`select * from km_unfinished_work()`)).map(toJob);
}

/** The first account of an installation. False when there is one already. */
export async function createRootAccount(db: Db, account: { id: string; name: string; at: Date }): Promise<boolean> {
  const [row] = await rowsOf<{ made: boolean }>(
    db,
    sql`select km_create_root_account(${account.id}, ${account.name}, ${account.at.toISOString()}::timestamptz) as made`,
  );
  return row?.made === true;
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
