import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { telegramDecisions } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type DecisionRow = typeof telegramDecisions.$inferSelect;

/** What was decided of a telegram; null where nothing was. */
export async function findDecision({ db, accountId }: Scope, telegramId: string): Promise<DecisionRow | null> {
  const [row] = await db
    .select()
    .from(telegramDecisions)
    .where(and(eq(telegramDecisions.accountId, accountId), eq(telegramDecisions.telegramId, telegramId)));
  return row ?? null;
}

/** What was decided of several, by telegram. */
export async function findDecisions(
  { db, accountId }: Scope,
  telegramIds: readonly string[],
): Promise<Map<string, DecisionRow>> {
  if (telegramIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(telegramDecisions)
    .where(and(eq(telegramDecisions.accountId, accountId), oneOf(telegramDecisions.telegramId, [...telegramIds])));
  return new Map(rows.map((row) => [row.telegramId, row]));
}

/** @returns whether it was the first decision. */
export async function insertDecision({ db }: Scope, row: DecisionRow): Promise<boolean> {
  const added = await db.insert(telegramDecisions).values(row).onConflictDoNothing().returning();
  return added.length > 0;
}

/** Who released telegrams from quarantine, by telegram. */
export async function findReleases(
  { db, accountId }: Scope,
  telegramIds: Iterable<string>,
): Promise<Map<string, string>> {
  const ids = [...telegramIds];
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ telegramId: telegramDecisions.telegramId, decidedBy: telegramDecisions.decidedBy })
    .from(telegramDecisions)
    .where(
      and(
        eq(telegramDecisions.accountId, accountId),
        eq(telegramDecisions.decision, 'released'),
        oneOf(telegramDecisions.telegramId, ids),
      ),
    );
  return new Map(rows.map(({ telegramId, decidedBy }) => [telegramId, decidedBy]));
}
