import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { behind, matching } from '../../db/filter.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { costEntries, fuelDeliveries } from './tables.ts';

export type CostRow = typeof costEntries.$inferSelect;
export type FuelRow = typeof fuelDeliveries.$inferSelect;

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
