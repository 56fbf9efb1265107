import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { behind, matching } from '../../db/filter.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { billingPeriods } from './tables.ts';

export type PeriodRow = typeof billingPeriods.$inferSelect;

export async function fetchBillingPeriod({ db, accountId }: Scope, id: string): Promise<PeriodRow> {
  const [row] = await db
    .select()
    .from(billingPeriods)
    .where(and(eq(billingPeriods.accountId, accountId), eq(billingPeriods.id, id)));
  if (row === undefined) throw notFound('billing period', id);
  return row;
}

export function selectBillingPeriodsById({ db, accountId }: Scope, ids: Iterable<string>): Promise<PeriodRow[]> {
  return db
    .select()
    .from(billingPeriods)
    .where(and(eq(billingPeriods.accountId, accountId), oneOf(billingPeriods.id, ids)));
}

export function selectBillingPeriods(
  { db, accountId }: Scope,
  filter: { propertyId?: string | undefined; kind?: string | undefined },
  after: string | null,
  limit: number,
): Promise<PeriodRow[]> {
  return db
    .select()
    .from(billingPeriods)
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        matching(billingPeriods.propertyId, filter.propertyId),
        matching(billingPeriods.kind, filter.kind),
        behind(billingPeriods.id, after),
      ),
    )
    .orderBy(asc(billingPeriods.id))
    .limit(limit);
}

/** The period, held until the transaction ends: who issues and who changes wait for each other. */
export async function lockBillingPeriod({ db, accountId }: Scope, id: string): Promise<PeriodRow> {
  const [row] = await db
    .select()
    .from(billingPeriods)
    .where(and(eq(billingPeriods.accountId, accountId), eq(billingPeriods.id, id)))
    .for('update');
  if (row === undefined) throw notFound('billing period', id);
  return row;
}

/** The newest period of a kind that ends before this day; null where there is none. */
export async function findPeriodBefore(
  { db, accountId }: Scope,
  { propertyId, kind, fromDay }: Pick<PeriodRow, 'propertyId' | 'kind' | 'fromDay'>,
): Promise<PeriodRow | null> {
  const [row] = await db
    .select()
    .from(billingPeriods)
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        eq(billingPeriods.propertyId, propertyId),
        eq(billingPeriods.kind, kind),
        lt(billingPeriods.toDay, fromDay),
      ),
    )
    .orderBy(desc(billingPeriods.toDay))
    .limit(1);
  return row ?? null;
}

/** The heating periods of some properties that end on this day: at most one of each. */
export function selectBillingPeriodsEnding(
  { db, accountId }: Scope,
  propertyIds: Iterable<string>,
  lastDay: string,
): Promise<PeriodRow[]> {
  return db
    .select()
    .from(billingPeriods)
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        oneOf(billingPeriods.propertyId, propertyIds),
        eq(billingPeriods.kind, 'heating'),
        eq(billingPeriods.toDay, lastDay),
      ),
    );
}

/** What the start of a run depends on: which house the period is of, and whether statements of it were issued. */
export async function fetchPeriodToBill(
  { db, accountId }: Scope,
  id: string,
): Promise<{ readonly propertyId: string; readonly issued: boolean }> {
  const [row] = await rowsOf<{ propertyId: string; issued: boolean }>(
    db,
    sql`select p.property_id as "propertyId", exists (
                 select from statements s where s.account_id = p.account_id and s.billing_period_id = p.id) as issued
          from billing_periods p where p.account_id = ${accountId} and p.id = ${id}`,
  );
  if (row === undefined) throw notFound('billing period', id);
  return row;
}
