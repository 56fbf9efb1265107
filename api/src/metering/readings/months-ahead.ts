import type { Database } from '../../db/database.ts';
import { createReadingMonths } from '../../db/system.ts';

const MONTHS_AHEAD = 2;

/**
 * Makes this month and the next two, so that no request has to: on the first of a month all of them would wait for one
 * another. Asked on start and every hour; a month that is there costs a look into the catalog. Older ones, which late
 * readings fall into, are made where they are needed.
 * @returns how many were made
 */
export function makeMonthsAhead(
  { systemTransaction }: Pick<Database, 'systemTransaction'>,
  now: Date,
): Promise<number> {
  const first = (months: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
  return systemTransaction((db) => createReadingMonths(db, first(0), first(MONTHS_AHEAD)));
}
