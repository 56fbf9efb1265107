import type { Database } from '../db/database.ts';
import { forgetEmbedSessions, forgetIdempotencyKeys } from '../db/system.ts';
import { forgetFileContents } from '../exchange/index.ts';
import { forgetManualReadings, forgetTelegrams } from '../metering/index.ts';

/** So long an ended embed session stays listed. */
const DAY_MS = 86_400_000;

/** Removes answers that need not be repeated any more, embed sessions a day after their end, telegrams, photos, files and old readings. */
export async function forgetWhatIsOver(
  { systemTransaction }: Pick<Database, 'systemTransaction'>,
  now: Date,
): Promise<void> {
  await systemTransaction(async (tx) => {
    await forgetIdempotencyKeys(tx, now);
    await forgetEmbedSessions(tx, new Date(now.getTime() - DAY_MS));
  });
  await systemTransaction((tx) => forgetTelegrams(tx, now));
  await systemTransaction((tx) => forgetManualReadings(tx, now));
  await systemTransaction((tx) => forgetFileContents(tx, now));
}
