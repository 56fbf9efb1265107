import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { behind, matching } from '../../db/filter.ts';
import { notFound } from '../../problem.ts';
import { operatingCostEntries } from './tables.ts';

export type OperatingCostRow = typeof operatingCostEntries.$inferSelect;

export async function fetchOperatingCostEntry({ db, accountId }: Scope, id: string): Promise<OperatingCostRow> {
  const [row] = await db
    .select()
    .from(operatingCostEntries)
    .where(and(eq(operatingCostEntries.accountId, accountId), eq(operatingCostEntries.id, id)));
  if (row === undefined) throw notFound('operating-cost entry', id);
  return row;
}

export function selectOperatingCostEntries(
  { db, accountId }: Scope,
  filter: { billingPeriodId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<OperatingCostRow[]> {
  return db
    .select()
    .from(operatingCostEntries)
    .where(
      and(
        eq(operatingCostEntries.accountId, accountId),
        matching(operatingCostEntries.billingPeriodId, filter.billingPeriodId),
        behind(operatingCostEntries.id, after),
      ),
    )
    .orderBy(asc(operatingCostEntries.id))
    .limit(limit);
}

/** All entries of a period, in the order they were made. */
export function selectEntriesOfPeriod({ db, accountId }: Scope, billingPeriodId: string): Promise<OperatingCostRow[]> {
  return db
    .select()
    .from(operatingCostEntries)
    .where(
      and(eq(operatingCostEntries.accountId, accountId), eq(operatingCostEntries.billingPeriodId, billingPeriodId)),
    )
    .orderBy(asc(operatingCostEntries.id));
}
