import type { Database } from '../../db/database.ts';
import { dropReadingMonth, readingMonthsBefore } from '../../db/system.ts';
import { firstReadingMonth } from '../ingest/retention.ts';

/**
 * Drops the months of readings that are over, however long ago they should have been: a server may have stood still, and
 * what is handed in late falls into old months. Each in a transaction of its own, because nobody reads while one goes.
 */
export async function dropOldMonths(
  { systemTransaction }: Pick<Database, 'systemTransaction'>,
  now: Date,
): Promise<void> {
  const over = await systemTransaction((db) => readingMonthsBefore(db, firstReadingMonth(now)));
  for (const month of over) await systemTransaction((db) => dropReadingMonth(db, month, now));
}
