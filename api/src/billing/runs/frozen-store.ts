import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import type { ClosingStock } from '../house/source.ts';
import { ISSUED_FIRST } from './store.ts';
import { billingRunInputs, billingRunResults, billingRuns } from './tables.ts';

export type RunInputsRow = typeof billingRunInputs.$inferSelect;
export type RunResultRow = typeof billingRunResults.$inferSelect;

const RESULT_OF_INPUTS = and(
  eq(billingRunResults.accountId, billingRunInputs.accountId),
  eq(billingRunResults.runId, billingRunInputs.runId),
);

export async function findRunInputs({ db, accountId }: Scope, runId: string): Promise<RunInputsRow | null> {
  const [row] = await db
    .select()
    .from(billingRunInputs)
    .where(and(eq(billingRunInputs.accountId, accountId), eq(billingRunInputs.runId, runId)));
  return row ?? null;
}

/** Of the frozen inputs what the sum is made of: the house and where its values come from. */
export function selectHousesOfRuns({ db, accountId }: Scope, runIds: Iterable<string>) {
  return db
    .select({
      runId: billingRunInputs.runId,
      house: billingRunInputs.house,
      provenance: billingRunInputs.provenance,
    })
    .from(billingRunInputs)
    .where(and(eq(billingRunInputs.accountId, accountId), oneOf(billingRunInputs.runId, runIds)));
}

export async function findRunResult({ db, accountId }: Scope, runId: string): Promise<RunResultRow | null> {
  const [row] = await db
    .select()
    .from(billingRunResults)
    .where(and(eq(billingRunResults.accountId, accountId), eq(billingRunResults.runId, runId)));
  return row ?? null;
}

/** What a run froze, and what was calculated from it. */
export interface FrozenRun {
  readonly inputs: RunInputsRow;
  readonly stored: RunResultRow;
}

/** Null where the run is not calculated. */
export async function findFrozenRun({ db, accountId }: Scope, runId: string): Promise<FrozenRun | null> {
  const [row] = await db
    .select({ inputs: billingRunInputs, stored: billingRunResults })
    .from(billingRunInputs)
    .innerJoin(billingRunResults, RESULT_OF_INPUTS)
    .where(and(eq(billingRunInputs.accountId, accountId), eq(billingRunInputs.runId, runId)));
  return row ?? null;
}

/** What explains a run to a tenant; null unless a version of it was released to him. */
export async function findExplainedRun(
  { db }: Scope,
  runId: string,
): Promise<(Pick<RunInputsRow, 'house' | 'provenance'> & Pick<RunResultRow, 'result'>) | null> {
  const frozen = { house: sql<string>`house`, provenance: sql<string>`provenance`, result: sql<string>`result` };
  const [row] = await db.select(frozen).from(sql`km_explained_run(${runId})`);
  return row ?? null;
}

/** What issuing needs of a calculated run. The texts are canonical JSON. */
export interface FiguresToIssue {
  readonly inputs: Pick<RunInputsRow, 'digest' | 'house' | 'presentation'>;
  readonly stored: Pick<RunResultRow, 'digest' | 'result'>;
}

export async function findFiguresToIssue({ db, accountId }: Scope, runId: string): Promise<FiguresToIssue | null> {
  const [row] = await db
    .select({
      inputs: {
        digest: billingRunInputs.digest,
        house: billingRunInputs.house,
        presentation: billingRunInputs.presentation,
      },
      stored: { digest: billingRunResults.digest, result: billingRunResults.result },
    })
    .from(billingRunInputs)
    .innerJoin(billingRunResults, RESULT_OF_INPUTS)
    .where(and(eq(billingRunInputs.accountId, accountId), eq(billingRunInputs.runId, runId)));
  return row ?? null;
}

/** The closing stock as a period was billed last; null where it was not. */
export async function findClosingStock(
  { db, accountId }: Scope,
  billingPeriodId: string,
): Promise<ClosingStock | null> {
  const [row] = await db
    .select({ closing: sql<string | null>`(${billingRunResults.result}::jsonb -> 'fuel_stock')::text` })
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
  return row?.closing ? (JSON.parse(row.closing) as ClosingStock) : null;
}
