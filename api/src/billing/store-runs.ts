import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { notFound } from '../problem.ts';
import { behind, matching, type Scope } from './store.ts';
import { billingRunInputs, billingRunResults, billingRuns } from './tables.ts';

export type RunRow = typeof billingRuns.$inferSelect;
export type RunInputsRow = typeof billingRunInputs.$inferSelect;
export type RunResultRow = typeof billingRunResults.$inferSelect;

export async function fetchBillingRun({ db, accountId }: Scope, id: string): Promise<RunRow> {
  const [row] = await db
    .select()
    .from(billingRuns)
    .where(and(eq(billingRuns.accountId, accountId), eq(billingRuns.id, id)));
  if (row === undefined) throw notFound('billing run', id);
  return row;
}

/** The run, held until the transaction ends; null where there is none. Two processes on one run take turns. */
export async function lockBillingRun({ db, accountId }: Scope, id: string): Promise<RunRow | null> {
  const [row] = await db
    .select()
    .from(billingRuns)
    .where(and(eq(billingRuns.accountId, accountId), eq(billingRuns.id, id)))
    .for('update');
  return row ?? null;
}

export async function updateBillingRun(
  { db, accountId }: Scope,
  id: string,
  change: Partial<Pick<RunRow, 'status' | 'progress' | 'findings' | 'updatedAt' | 'finishedAt'>>,
): Promise<void> {
  await db
    .update(billingRuns)
    .set(change)
    .where(and(eq(billingRuns.accountId, accountId), eq(billingRuns.id, id)));
}

export function selectBillingRuns(
  { db, accountId }: Scope,
  filter: { propertyId?: string | undefined; billingPeriodId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<RunRow[]> {
  return db
    .select()
    .from(billingRuns)
    .where(
      and(
        eq(billingRuns.accountId, accountId),
        matching(billingRuns.propertyId, filter.propertyId),
        matching(billingRuns.billingPeriodId, filter.billingPeriodId),
        behind(billingRuns.id, after),
      ),
    )
    .orderBy(asc(billingRuns.id))
    .limit(limit);
}

export async function findRunInputs({ db, accountId }: Scope, runId: string): Promise<RunInputsRow | null> {
  const [row] = await db
    .select()
    .from(billingRunInputs)
    .where(and(eq(billingRunInputs.accountId, accountId), eq(billingRunInputs.runId, runId)));
  return row ?? null;
}

export async function findRunResult({ db, accountId }: Scope, runId: string): Promise<RunResultRow | null> {
  const [row] = await db
    .select()
    .from(billingRunResults)
    .where(and(eq(billingRunResults.accountId, accountId), eq(billingRunResults.runId, runId)));
  return row ?? null;
}

/** Of the frozen inputs what issuing needs. */
export interface InputsToIssue {
  readonly digest: string;
  /** Canonical JSON. */
  readonly presentation: string;
}

export async function findInputsToIssue({ db, accountId }: Scope, runId: string): Promise<InputsToIssue | null> {
  const [row] = await db
    .select({ digest: billingRunInputs.digest, presentation: billingRunInputs.presentation })
    .from(billingRunInputs)
    .where(and(eq(billingRunInputs.accountId, accountId), eq(billingRunInputs.runId, runId)));
  return row ?? null;
}

/** What tenants were told, the newest of it; before anything was issued, the newest that could be. */
const ISSUED_FIRST = [desc(sql`${billingRuns.status} = 'issued'`), desc(billingRuns.createdAt), desc(billingRuns.id)];

/** The run that stands for a period: the newest issued one, or else the newest ready one; null where there is none. */
export async function findBilledRun({ db, accountId }: Scope, billingPeriodId: string): Promise<RunRow | null> {
  const [row] = await db
    .select()
    .from(billingRuns)
    .where(
      and(
        eq(billingRuns.accountId, accountId),
        eq(billingRuns.billingPeriodId, billingPeriodId),
        inArray(billingRuns.status, ['ready', 'issued']),
      ),
    )
    .orderBy(...ISSUED_FIRST)
    .limit(1);
  return row ?? null;
}

/** Value of the closing stock as a period was billed last, in euro; null where it was not. */
export async function findClosingEur({ db, accountId }: Scope, billingPeriodId: string): Promise<string | null> {
  const [row] = await db
    .select({ closing: sql<string | null>`${billingRunResults.result}::jsonb -> 'fuel_stock' ->> 'closing_eur'` })
    .from(billingRunResults)
    .innerJoin(
      billingRuns,
      and(eq(billingRuns.accountId, billingRunResults.accountId), eq(billingRuns.id, billingRunResults.runId)),
    )
    .where(
      and(
        eq(billingRuns.accountId, accountId),
        eq(billingRuns.billingPeriodId, billingPeriodId),
        inArray(billingRuns.status, ['ready', 'issued']),
      ),
    )
    .orderBy(...ISSUED_FIRST)
    .limit(1);
  return row?.closing ?? null;
}
