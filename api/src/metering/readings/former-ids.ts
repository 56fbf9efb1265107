import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { formerIds } from '../ingest/tables.ts';

/** Readings and telegrams were named otherwise once; evidence from then still says so. By the id that was asked for. */
export async function currentIds(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: formerIds.id, currentId: formerIds.currentId })
    .from(formerIds)
    .where(and(eq(formerIds.accountId, accountId), oneOf(formerIds.id, ids)));
  return new Map(rows.map(({ id, currentId }) => [id, currentId]));
}
