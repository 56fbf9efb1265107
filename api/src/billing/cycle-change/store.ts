import { and, asc, desc, eq, gte, inArray, lte, ne, or, sql } from 'drizzle-orm';
import type { Context, Scope } from '../../context.ts';
import { behind, matching } from '../../db/filter.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import type { Provenance } from '../house/provenance.ts';
import type { PeriodRow } from '../periods/store.ts';
import { billingPeriods } from '../periods/tables.ts';
import type { RunRow } from '../runs/store.ts';
import { billingRunInputs, billingRuns } from '../runs/tables.ts';
import { cycleChanges } from './tables.ts';

export type CycleChangeRow = typeof cycleChanges.$inferSelect;

export async function fetchCycleChange({ db, accountId }: Scope, id: string): Promise<CycleChangeRow> {
  const [row] = await db
    .select()
    .from(cycleChanges)
    .where(and(eq(cycleChanges.accountId, accountId), eq(cycleChanges.id, id)));
  if (row === undefined) throw notFound('cycle change', id);
  return row;
}

const SUMMARY = {
  id: cycleChanges.id,
  livemode: cycleChanges.livemode,
  propertyId: cycleChanges.propertyId,
  billingPeriodId: cycleChanges.billingPeriodId,
  nextBillingPeriodId: cycleChanges.nextBillingPeriodId,
  changeOn: cycleChanges.changeOn,
  createdAt: cycleChanges.createdAt,
};

/** Without what they divided. */
export type CycleChangeSummaryRow = Pick<CycleChangeRow, keyof typeof SUMMARY>;

export function selectCycleChanges(
  { db, accountId }: Scope,
  filter: { propertyId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<CycleChangeSummaryRow[]> {
  return db
    .select(SUMMARY)
    .from(cycleChanges)
    .where(
      and(
        eq(cycleChanges.accountId, accountId),
        matching(cycleChanges.propertyId, filter.propertyId),
        behind(cycleChanges.id, after),
      ),
    )
    .orderBy(asc(cycleChanges.id))
    .limit(limit);
}

/** Changes of some houses that a period with one of these first days may be bounded by. */
export function selectCycleChangesOn(
  { db, accountId }: Scope,
  propertyIds: Iterable<string>,
  days: readonly string[],
): Promise<CycleChangeRow[]> {
  return db
    .select()
    .from(cycleChanges)
    .where(
      and(
        eq(cycleChanges.accountId, accountId),
        oneOf(cycleChanges.propertyId, propertyIds),
        inArray(cycleChanges.changeOn, [...days]),
      ),
    )
    .orderBy(asc(cycleChanges.id));
}

/** Other heating periods of the property that have days in a span. */
export function selectPeriodsWithin(
  { db, accountId }: Scope,
  { id, propertyId, kind }: PeriodRow,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Pick<PeriodRow, 'id' | 'fromDay' | 'toDay'>[]> {
  return db
    .select({ id: billingPeriods.id, fromDay: billingPeriods.fromDay, toDay: billingPeriods.toDay })
    .from(billingPeriods)
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        eq(billingPeriods.propertyId, propertyId),
        eq(billingPeriods.kind, kind),
        ne(billingPeriods.id, id),
        lte(billingPeriods.fromDay, to),
        gte(billingPeriods.toDay, from),
      ),
    )
    .orderBy(asc(billingPeriods.fromDay));
}

/** Periods of operating costs that take over the heating bill of a period. */
export function selectPeriodsEmbedding(
  { db, accountId }: Scope,
  { id, propertyId }: PeriodRow,
): Promise<Pick<PeriodRow, 'id' | 'fromDay' | 'toDay'>[]> {
  return db
    .select({ id: billingPeriods.id, fromDay: billingPeriods.fromDay, toDay: billingPeriods.toDay })
    .from(billingPeriods)
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        eq(billingPeriods.propertyId, propertyId),
        sql`${billingPeriods.operatingCosts} ->> 'heating_period_id' = ${id}`,
      ),
    )
    .orderBy(asc(billingPeriods.fromDay));
}

/** Runs of the period that are not issued, held until the transaction ends: no job freezes what is just changing. */
export function lockOpenRuns({ db, accountId }: Scope, billingPeriodId: string): Promise<RunRow[]> {
  return db
    .select()
    .from(billingRuns)
    .where(
      and(
        eq(billingRuns.accountId, accountId),
        eq(billingRuns.billingPeriodId, billingPeriodId),
        inArray(billingRuns.status, ['queued', 'calculating', 'ready']),
      ),
    )
    .orderBy(asc(billingRuns.id))
    .for('update');
}

/**
 * Where the values of the periods on both sides of a boundary came from when they were issued last: of the one that ends
 * on `lastDay`, and of the one that begins the day after.
 */
export async function findIssuedProvenance(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
  lastDay: string,
  firstDay: string,
): Promise<{ readonly old: Provenance | null; readonly next: Provenance | null }> {
  const rows = await db
    .select({ toDay: billingPeriods.toDay, provenance: billingRunInputs.provenance })
    .from(billingPeriods)
    .innerJoin(
      billingRuns,
      and(
        eq(billingRuns.accountId, accountId),
        eq(billingRuns.billingPeriodId, billingPeriods.id),
        eq(billingRuns.status, 'issued'),
      ),
    )
    .innerJoin(
      billingRunInputs,
      and(eq(billingRunInputs.accountId, accountId), eq(billingRunInputs.runId, billingRuns.id)),
    )
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        eq(billingPeriods.propertyId, propertyId),
        eq(billingPeriods.kind, 'heating'),
        or(eq(billingPeriods.toDay, lastDay), eq(billingPeriods.fromDay, firstDay)),
      ),
    )
    .orderBy(desc(billingRuns.createdAt), desc(billingRuns.id));
  const newest = (ends: boolean) => {
    const row = rows.find(({ toDay }) => (toDay === lastDay) === ends);
    return row === undefined ? null : (JSON.parse(row.provenance) as Provenance);
  };
  return { old: newest(true), next: newest(false) };
}
