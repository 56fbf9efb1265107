import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';

/** Waits until nobody else holds or shares this name, and holds it until the transaction ends. */
export async function hold(db: Db, name: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** Waits until nobody holds this name; any number of transactions may share it. */
export async function share(db: Db, name: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`);
}
