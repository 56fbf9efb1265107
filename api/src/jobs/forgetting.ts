import type { Database } from '../db/database.ts';
import { forgetEmbedSessions, forgetIdempotencyKeys } from '../db/system.ts';
import { forgetDrops, forgetFileContents, forgetFileLines } from '../exchange/index.ts';
import { dropOldMonths, forgetManualReadings, forgetTelegrams } from '../metering/index.ts';

/** So long an ended embed session stays listed. */
const DAY_MS = 86_400_000;

/**
 * Removes answers that need not be repeated any more, embed sessions a day after their end, telegrams, photos, files and old
 * readings. What goes wrong with one of them is said and keeps none of the others.
 */
export async function forgetWhatIsOver(
  database: Pick<Database, 'systemTransaction'>,
  now: Date,
  failed: (error: Error) => void,
): Promise<void> {
  const { systemTransaction } = database;
  const works: readonly (() => Promise<unknown>)[] = [
    () => systemTransaction((tx) => forgetIdempotencyKeys(tx, now)),
    () => systemTransaction((tx) => forgetEmbedSessions(tx, new Date(now.getTime() - DAY_MS))),
    () => dropOldMonths(database, now),
    () => forgetTelegrams(database, now),
    () => systemTransaction((tx) => forgetManualReadings(tx, now)),
    () => systemTransaction((tx) => forgetFileContents(tx, now)),
    () => forgetFileLines(database, now),
    () => systemTransaction((tx) => forgetDrops(tx, now)),
  ];
  for (const work of works) await work().catch(failed);
}
