import type { Database } from '../db/database.ts';
import { forgetEmbedSessions, forgetIdempotencyKeys } from '../db/system.ts';

/** So long an ended embed session stays listed. */
const DAY_MS = 86_400_000;

/** Removes answers that need not be repeated any more, and embed sessions a day after their end. */
export function forgetWhatIsOver({ systemTransaction }: Pick<Database, 'systemTransaction'>, now: Date): Promise<void> {
  return systemTransaction(async (tx) => {
    await forgetIdempotencyKeys(tx, now);
    await forgetEmbedSessions(tx, new Date(now.getTime() - DAY_MS));
  });
}
