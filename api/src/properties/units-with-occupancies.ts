import { and, asc, eq, gt, gte, isNull, lte, or, type SQL } from 'drizzle-orm';
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
  return db
    .select({
      unit: { id: units.id, label: units.label, propertyId: units.propertyId },
      occupancy: { id: occupancies.id, fromDay: occupancies.fromDay, toDay: occupancies.toDay },
    })
    .from(units)
    .leftJoin(occupancies, and(eq(occupancies.accountId, accountId), eq(occupancies.unitId, units.id)))
    .where(
      and(
        eq(units.accountId, accountId),
        filter.propertyId === undefined ? undefined : eq(units.propertyId, filter.propertyId),
        filter.unitId === undefined ? undefined : eq(units.id, filter.unitId),
        filter.occupancyId === undefined ? undefined : eq(occupancies.id, filter.occupancyId),
        filter.from === null ? undefined : or(isNull(occupancies.toDay), gte(occupancies.toDay, filter.from)),
        filter.to === null ? undefined : or(isNull(occupancies.id), lte(occupancies.fromDay, filter.to)),
        after === null ? undefined : behind(after),
      ),
    )
    .orderBy(asc(units.id), asc(occupancies.fromDay))
    .limit(limit);
}

function behind({ unitId, fromDay }: { readonly unitId: string; readonly fromDay: string | null }): SQL | undefined {
  if (fromDay === null) return gt(units.id, unitId);
  return and(gte(units.id, unitId), or(gt(units.id, unitId), gt(occupancies.fromDay, fromDay)));
}
