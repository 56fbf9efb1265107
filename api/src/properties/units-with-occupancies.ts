import { and, asc, type Column, eq, gt, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { OccupancyRow, UnitRow } from './store.ts';
import { occupancies, units } from './tables.ts';

/** A unit and one of those who used it; null where the session sees nobody there. */
export interface UnitWithOccupancy {
  readonly unit: Pick<UnitRow, 'id' | 'label' | 'propertyId'>;
  readonly occupancy: Pick<OccupancyRow, 'id' | 'fromDay' | 'toDay'> | null;
}

/**
 * Units by their ids, each with those who used it one after the other. A unit whose occupancies the session does not
 * see, or that has none, comes once. `from` and `to` leave out whoever was gone before the one or came after the other.
 */
export function selectUnitsWithOccupancies(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  filter: {
    readonly propertyId?: string | undefined;
    readonly unitId?: string | undefined;
    readonly occupancyId?: string | undefined;
    readonly from: string | null;
    readonly to: string | null;
  },
  after: { readonly unitId: string; readonly fromDay: string | null } | null,
  limit: number,
): Promise<UnitWithOccupancy[]> {
  // Unit by unit, each with a look into the index of its occupancies: the page ends before the account does.
  const used = db
    .select({ id: occupancies.id, fromDay: occupancies.fromDay, toDay: occupancies.toDay })
    .from(occupancies)
    .where(and(eq(occupancies.accountId, accountId), eq(occupancies.unitId, units.id)))
    .orderBy(asc(occupancies.fromDay))
    .limit(OCCUPANCIES_OF_A_UNIT_MAX)
    .as('used');
  return db
    .select({
      unit: { id: units.id, label: units.label, propertyId: units.propertyId },
      occupancy: { id: used.id, fromDay: used.fromDay, toDay: used.toDay },
    })
    .from(units)
    .leftJoinLateral(used, sql`true`)
    .where(
      and(
        eq(units.accountId, accountId),
        filter.propertyId === undefined ? undefined : eq(units.propertyId, filter.propertyId),
        filter.unitId === undefined ? undefined : eq(units.id, filter.unitId),
        filter.occupancyId === undefined ? undefined : usedBy(filter.occupancyId, accountId),
        filter.occupancyId === undefined ? undefined : eq(used.id, filter.occupancyId),
        filter.from === null ? undefined : or(isNull(used.toDay), gte(used.toDay, filter.from)),
        filter.to === null ? undefined : or(isNull(used.id), lte(used.fromDay, filter.to)),
        after === null ? undefined : behind(after, used.fromDay),
      ),
    )
    .orderBy(asc(units.id), asc(used.fromDay))
    .limit(limit);
}

/** More changes of occupancy than a flat sees in a century; a limit keeps the look into the index one of its own. */
const OCCUPANCIES_OF_A_UNIT_MAX = 1_000;

/** The unit of an occupancy, found before any other is looked at. */
const usedBy = (occupancyId: string, accountId: string): SQL =>
  sql`${units.id} = (select o.unit_id from occupancies o where o.account_id = ${accountId} and o.id = ${occupancyId})`;

function behind(after: { readonly unitId: string; readonly fromDay: string | null }, fromDay: Column): SQL | undefined {
  if (after.fromDay === null) return gt(units.id, after.unitId);
  return and(gte(units.id, after.unitId), or(gt(units.id, after.unitId), gt(fromDay, after.fromDay)));
}
