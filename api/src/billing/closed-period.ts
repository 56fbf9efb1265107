import type { BilledHouse, Day, House } from '@klarmeter/engine';
import { and, desc, eq, gte, lt, lte, sql } from 'drizzle-orm';
import type { Scope } from './store.ts';
import { billingPeriods, billingRunInputs, billingRunResults, billingRuns } from './tables.ts';

/** What was frozen and calculated for a period whose statements are issued. */
export interface ClosedPeriod {
  readonly house: House;
  readonly result: BilledHouse;
  /** What heating was recorded in: kWh, or units of allocators. */
  readonly heatingUnit: 'kWh' | 'units';
}

/** The last heating period of a house that ended before a day and is issued, by its newest issued run; null where none is. */
export async function findClosedPeriod(
  { db, accountId }: Scope,
  propertyId: string,
  before: Day,
): Promise<ClosedPeriod | null> {
  const [row] = await db
    .select({
      house: billingRunInputs.house,
      result: billingRunResults.result,
      heatingUnit: sql<string>`${billingRunInputs.presentation}::jsonb ->> 'heating_unit'`,
    })
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
    .innerJoin(
      billingRunResults,
      and(eq(billingRunResults.accountId, accountId), eq(billingRunResults.runId, billingRuns.id)),
    )
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        eq(billingPeriods.propertyId, propertyId),
        eq(billingPeriods.kind, 'heating'),
        lt(billingPeriods.toDay, before),
      ),
    )
    .orderBy(desc(billingPeriods.toDay), desc(billingRuns.createdAt), desc(billingRuns.id))
    .limit(1);
  if (row === undefined) return null;
  return {
    house: JSON.parse(row.house) as House,
    result: JSON.parse(row.result) as BilledHouse,
    heatingUnit: row.heatingUnit === 'kWh' ? 'kWh' : 'units',
  };
}

/** First day of the heating period a day lies in; null where there is none. */
export async function firstDayOfPeriodWith(
  { db, accountId }: Scope,
  propertyId: string,
  day: Day,
): Promise<Day | null> {
  const [row] = await db
    .select({ from: billingPeriods.fromDay })
    .from(billingPeriods)
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        eq(billingPeriods.propertyId, propertyId),
        eq(billingPeriods.kind, 'heating'),
        lte(billingPeriods.fromDay, day),
        gte(billingPeriods.toDay, day),
      ),
    );
  return (row?.from ?? null) as Day | null;
}
