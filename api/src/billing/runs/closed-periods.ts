import type { BilledHouse, Day, House } from '@klarmeter/engine';
import { and, asc, desc, eq, gte, lt, lte, sql } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { billingPeriods } from '../periods/tables.ts';
import { billingRunInputs, billingRunResults, billingRuns } from './tables.ts';

/** What was frozen and calculated for a period whose statements are issued. */
export interface ClosedPeriod {
  readonly house: House;
  readonly result: BilledHouse;
  /** What heating was recorded in: kWh, or units of allocators. */
  readonly heatingUnit: 'kWh' | 'units';
}

/** Of each house the last heating period that ended before a day and is issued, by its newest issued run. */
export async function findClosedPeriods(
  { db, accountId }: Scope,
  propertyIds: Iterable<string>,
  before: Day,
): Promise<ReadonlyMap<string, ClosedPeriod>> {
  const ids = [...propertyIds];
  if (ids.length === 0) return new Map();
  // Which runs they are is asked first, so that the texts of all the others are never read.
  const last = db
    .selectDistinctOn([billingPeriods.propertyId], {
      propertyId: sql<string>`${billingPeriods.propertyId}`.as('of_property'),
      runId: sql<string>`${billingRuns.id}`.as('of_run'),
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
    .where(
      and(
        eq(billingPeriods.accountId, accountId),
        oneOf(billingPeriods.propertyId, ids),
        eq(billingPeriods.kind, 'heating'),
        lt(billingPeriods.toDay, before),
      ),
    )
    .orderBy(
      asc(billingPeriods.propertyId),
      desc(billingPeriods.toDay),
      desc(billingRuns.createdAt),
      desc(billingRuns.id),
    )
    .as('last_run');
  const rows = await db
    .select({
      propertyId: last.propertyId,
      house: billingRunInputs.house,
      result: billingRunResults.result,
      heatingUnit: sql<string>`${billingRunInputs.presentation}::jsonb ->> 'heating_unit'`,
    })
    .from(last)
    .innerJoin(billingRunInputs, and(eq(billingRunInputs.accountId, accountId), eq(billingRunInputs.runId, last.runId)))
    .innerJoin(
      billingRunResults,
      and(eq(billingRunResults.accountId, accountId), eq(billingRunResults.runId, last.runId)),
    );
  return new Map(
    rows.map(({ propertyId, house, result, heatingUnit }) => [
      propertyId,
      {
        house: JSON.parse(house) as House,
        result: JSON.parse(result) as BilledHouse,
        heatingUnit: heatingUnit === 'kWh' ? 'kWh' : 'units',
      },
    ]),
  );
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
