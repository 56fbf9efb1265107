import { and, asc, desc, eq, gt, gte, inArray, isNull, lte } from 'drizzle-orm';
import type { Context } from '../../../context.ts';
import { hold, share } from '../../../db/hold.ts';
import { notFound } from '../../../problem.ts';
import { selectUnitsOfProperties, type UnitRow } from '../../../properties/index.ts';
import { pointsOfProperties } from '../../register/points-of-properties.ts';
import { isCounting } from '../../schemas.ts';
import { type MeasuringPointRow, selectInstalledBetween } from '../../store.ts';
import { selfReadings, selfReadingWindows } from './tables.ts';

export type WindowRow = typeof selfReadingWindows.$inferSelect;
export type SelfReadingRow = typeof selfReadings.$inferSelect;

export async function fetchWindow({ db, accountId }: Context, id: string): Promise<WindowRow> {
  const [row] = await db
    .select()
    .from(selfReadingWindows)
    .where(and(eq(selfReadingWindows.accountId, accountId), eq(selfReadingWindows.id, id)));
  if (row === undefined) throw notFound('self-reading window', id);
  return row;
}

/** Whoever reads for a window and whoever closes it: no value comes in behind the closing, where it would count nowhere. */
export const shareWindow = ({ db, accountId }: Context, id: string): Promise<void> => share(db, `${accountId}/${id}`);
export const holdWindow = ({ db, accountId }: Context, id: string): Promise<void> => hold(db, `${accountId}/${id}`);

/** Windows of a house that are not closed and have a day in common with these. */
export function selectWindowsBetween(
  { db, accountId }: Context,
  propertyId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<WindowRow[]> {
  return db
    .select()
    .from(selfReadingWindows)
    .where(
      and(
        eq(selfReadingWindows.accountId, accountId),
        eq(selfReadingWindows.propertyId, propertyId),
        isNull(selfReadingWindows.closedAt),
        lte(selfReadingWindows.firstDay, to),
        gte(selfReadingWindows.lastDay, from),
      ),
    )
    .orderBy(asc(selfReadingWindows.firstDay), asc(selfReadingWindows.id));
}

export function selectWindows(
  { db, accountId }: Context,
  propertyId: string | undefined,
  after: string | null,
  limit: number,
): Promise<WindowRow[]> {
  return db
    .select()
    .from(selfReadingWindows)
    .where(
      and(
        eq(selfReadingWindows.accountId, accountId),
        propertyId === undefined ? undefined : eq(selfReadingWindows.propertyId, propertyId),
        after === null ? undefined : gt(selfReadingWindows.id, after),
      ),
    )
    .orderBy(asc(selfReadingWindows.id))
    .limit(limit);
}

/** The value that counts of each point of some windows, by window and point: the last one. */
export async function selectCounting(
  { db, accountId }: Context,
  windowIds: readonly string[],
): Promise<Map<string, SelfReadingRow>> {
  if (windowIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([selfReadings.windowId, selfReadings.measuringPointId])
    .from(selfReadings)
    .where(and(eq(selfReadings.accountId, accountId), inArray(selfReadings.windowId, [...windowIds])))
    .orderBy(
      asc(selfReadings.windowId),
      asc(selfReadings.measuringPointId),
      desc(selfReadings.createdAt),
      desc(selfReadings.id),
    );
  return new Map(rows.map((row) => [keyOf(row.windowId, row.measuringPointId), row]));
}

export const keyOf = (windowId: string, pointId: string): string => `${windowId} ${pointId}`;

export interface AskedUnit {
  readonly unit: UnitRow;
  readonly points: readonly MeasuringPointRow[];
}

/** A window, and the day that says which devices are there. */
export interface WindowOnDay {
  readonly window: WindowRow;
  readonly day: string;
}

/**
 * Units that each of some windows asks, as far as the caller sees them, with their points that have a device on its day.
 * Three queries, however many windows.
 */
export async function askedUnits(context: Context, windows: readonly WindowOnDay[]): Promise<AskedUnit[][]> {
  const days = windows.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return [];
  const propertyIds = new Set(windows.map(({ window }) => window.propertyId));
  const [units, points] = await Promise.all([
    selectUnitsOfProperties(context, propertyIds),
    pointsOfProperties(context, propertyIds),
  ]);
  const ids = points.map(({ id }) => id);
  const installations = (await selectInstalledBetween(context, ids, { from, to })).map(
    ({ installation }) => installation,
  );
  const byUnit = Map.groupBy(points.filter(isCounting), ({ unitId }) => unitId);
  return windows.map(({ window, day }) => {
    const equipped = new Set(
      installations
        .filter(({ fromDay, toDay }) => fromDay <= day && (toDay === null || day <= toDay))
        .map(({ measuringPointId }) => measuringPointId),
    );
    return units
      .filter(({ id, propertyId }) => propertyId === window.propertyId && (window.unitIds?.includes(id) ?? true))
      .map((unit) => ({
        unit,
        points: (byUnit.get(unit.id) ?? [])
          .filter(({ id }) => equipped.has(id))
          .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
      }));
  });
}
