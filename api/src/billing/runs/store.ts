import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Context, Scope } from '../../context.ts';
import { behind, matching } from '../../db/filter.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import type { PeriodRow } from '../periods/store.ts';
import { billingPeriods } from '../periods/tables.ts';
import { billingRuns } from './tables.ts';

export type RunRow = typeof billingRuns.$inferSelect;

export async function fetchBillingRun({ db, accountId }: Scope, id: string): Promise<RunRow> {
  const [row] = await db
    .select()
    .from(billingRuns)
    .where(and(eq(billingRuns.accountId, accountId), eq(billingRuns.id, id)));
  if (row === undefined) throw notFound('billing run', id);
  return row;
}

/** What issuing needs of a run, and the days of its period. */
export type RunToIssue = Pick<RunRow, 'id' | 'status' | 'reason' | 'propertyId' | 'billingPeriodId' | 'createdAt'> &
  Pick<PeriodRow, 'kind' | 'fromDay' | 'toDay' | 'settings'>;

/**
 * The run and its period, held until the transaction ends; null where there is none. Two runs of one period take turns,
 * so that they never make the same version.
 */
export async function lockRunToIssue({ db, accountId }: Scope, id: string): Promise<RunToIssue | null> {
  const [row] = await db
    .select({
      id: billingRuns.id,
      status: billingRuns.status,
      reason: billingRuns.reason,
      propertyId: billingRuns.propertyId,
      billingPeriodId: billingRuns.billingPeriodId,
      createdAt: billingRuns.createdAt,
      kind: billingPeriods.kind,
      fromDay: billingPeriods.fromDay,
      toDay: billingPeriods.toDay,
      settings: billingPeriods.settings,
    })
    .from(billingRuns)
    .innerJoin(
      billingPeriods,
      and(eq(billingPeriods.accountId, billingRuns.accountId), eq(billingPeriods.id, billingRuns.billingPeriodId)),
    )
    .where(and(eq(billingRuns.accountId, accountId), eq(billingRuns.id, id)))
    .for('update');
  return row ?? null;
}

/**
 * The runs, held until the transaction ends: two processes on one run take turns, and on several never deadlock, because
 * both hold them in the order of their ids.
 */
export function lockBillingRuns({ db, accountId }: Scope, ids: Iterable<string>): Promise<RunRow[]> {
  return db
    .select()
    .from(billingRuns)
    .where(and(eq(billingRuns.accountId, accountId), oneOf(billingRuns.id, ids)))
    .orderBy(asc(billingRuns.id))
    .for('update');
}

export function selectBillingRunsById({ db, accountId }: Scope, ids: Iterable<string>): Promise<RunRow[]> {
  return db
    .select()
    .from(billingRuns)
    .where(and(eq(billingRuns.accountId, accountId), oneOf(billingRuns.id, ids)))
    .orderBy(asc(billingRuns.id));
}

/** How far a run is after a step of its job. */
export interface RunChange extends Pick<RunRow, 'id' | 'progress' | 'findings'> {
  /** A run that is ready or failed ends with it. */
  readonly status: 'calculating' | 'ready' | 'failed';
  readonly at: Date;
}

export async function updateBillingRuns({ db, accountId }: Scope, changes: readonly RunChange[]): Promise<void> {
  await db.execute(sql`
    update billing_runs r
       set status = c.status, progress = c.progress, findings = c.findings, updated_at = c.at,
           finished_at = case when c.status = 'calculating' then null else c.at end
      from jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb)
        as c (id text, status text, progress jsonb, findings jsonb, at timestamptz)
     where r.account_id = ${accountId} and r.id = c.id`);
}

/** An issued run of the same period that was started later; null where there is none. */
export async function findNewerIssuedRun(
  { db, accountId }: Scope,
  { billingPeriodId, createdAt }: Pick<RunRow, 'billingPeriodId' | 'createdAt'>,
): Promise<string | null> {
  const [row] = await db
    .select({ id: billingRuns.id })
    .from(billingRuns)
    .where(
      and(
        eq(billingRuns.accountId, accountId),
        eq(billingRuns.billingPeriodId, billingPeriodId),
        eq(billingRuns.status, 'issued'),
        gt(billingRuns.createdAt, createdAt),
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

export async function markIssued({ db, accountId, now }: Scope & Pick<Context, 'now'>, id: string): Promise<void> {
  await db
    .update(billingRuns)
    .set({ status: 'issued', updatedAt: now() })
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

/** What tenants were told, the newest of it; before anything was issued, the newest that could be. */
export const ISSUED_FIRST = [
  desc(sql`${billingRuns.status} = 'issued'`),
  desc(billingRuns.createdAt),
  desc(billingRuns.id),
];

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
