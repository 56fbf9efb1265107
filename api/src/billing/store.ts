import { and, asc, desc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Context } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import { oneOf } from '../db/one-of.ts';
import { notFound } from '../problem.ts';
import { billingPeriods, costEntries, fuelDeliveries, statements } from './tables.ts';

export type Scope = Pick<Context, 'db' | 'accountId'>;

export type PeriodRow = typeof billingPeriods.$inferSelect;
export type CostRow = typeof costEntries.$inferSelect;
export type FuelRow = typeof fuelDeliveries.$inferSelect;

/** Equal where a filter is given, anything where it is not. */
export const matching = (column: AnyPgColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);

/** Behind the last key of the page before. */
export const behind = (column: AnyPgColumn, after: string | null): SQL | undefined =>
  after === null ? undefined : gt(column, after);

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

/** Whether statements of the period were issued: from then on it changes by correction only. */
export async function isIssued({ db, accountId }: Scope, billingPeriodId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: statements.id })
    .from(statements)
    .where(and(eq(statements.accountId, accountId), eq(statements.billingPeriodId, billingPeriodId)))
    .limit(1);
  return row !== undefined;
}

export async function fetchCostEntry({ db, accountId }: Scope, id: string): Promise<CostRow> {
  const [row] = await db
    .select()
    .from(costEntries)
    .where(and(eq(costEntries.accountId, accountId), eq(costEntries.id, id)));
  if (row === undefined) throw notFound('cost entry', id);
  return row;
}

export function selectCostEntries(
  { db, accountId }: Scope,
  filter: { billingPeriodId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<CostRow[]> {
  return db
    .select()
    .from(costEntries)
    .where(
      and(
        eq(costEntries.accountId, accountId),
        matching(costEntries.billingPeriodId, filter.billingPeriodId),
        isNull(costEntries.supersededBy),
        behind(costEntries.id, after),
      ),
    )
    .orderBy(asc(costEntries.id))
    .limit(limit);
}

/** All costs of some periods that count, in the order they were entered. */
export function selectCostsOfPeriods({ db, accountId }: Scope, periodIds: Iterable<string>): Promise<CostRow[]> {
  return db
    .select()
    .from(costEntries)
    .where(
      and(
        eq(costEntries.accountId, accountId),
        oneOf(costEntries.billingPeriodId, periodIds),
        isNull(costEntries.supersededBy),
      ),
    )
    .orderBy(asc(costEntries.id));
}

export async function fetchFuelDelivery({ db, accountId }: Scope, id: string): Promise<FuelRow> {
  const [row] = await db
    .select()
    .from(fuelDeliveries)
    .where(and(eq(fuelDeliveries.accountId, accountId), eq(fuelDeliveries.id, id)));
  if (row === undefined) throw notFound('fuel delivery', id);
  return row;
}

export function selectFuelDeliveries(
  { db, accountId }: Scope,
  filter: { billingPeriodId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<FuelRow[]> {
  return db
    .select()
    .from(fuelDeliveries)
    .where(
      and(
        eq(fuelDeliveries.accountId, accountId),
        matching(fuelDeliveries.billingPeriodId, filter.billingPeriodId),
        isNull(fuelDeliveries.supersededBy),
        behind(fuelDeliveries.id, after),
      ),
    )
    .orderBy(asc(fuelDeliveries.id))
    .limit(limit);
}

/** The whole fuel stock of some periods as it counts, in the order it was entered. */
export function selectFuelOfPeriods({ db, accountId }: Scope, periodIds: Iterable<string>): Promise<FuelRow[]> {
  return db
    .select()
    .from(fuelDeliveries)
    .where(
      and(
        eq(fuelDeliveries.accountId, accountId),
        oneOf(fuelDeliveries.billingPeriodId, periodIds),
        isNull(fuelDeliveries.supersededBy),
      ),
    )
    .orderBy(asc(fuelDeliveries.id));
}
