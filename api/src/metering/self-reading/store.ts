import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { notFound } from '../../problem.ts';
import { selectUnitsOfProperties, type UnitRow } from '../../properties/index.ts';
import { selectPointsOfProperty, selectSpans } from '../manual-reading/route-store.ts';
import type { MeasuringPointRow } from '../store.ts';
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

/** Units that a window asks, as far as the caller sees them, with their points that have a device on a day. */
export async function askedUnits(context: Context, window: WindowRow, day: string): Promise<AskedUnit[]> {
  const units = (await selectUnitsOfProperties(context, [window.propertyId])).filter(
    ({ id }) => window.unitIds === null || window.unitIds.includes(id),
  );
  const points = await selectPointsOfProperty(context, window.propertyId);
  const spans = await selectSpans(
    context,
    points.map(({ id }) => id),
    { from: day, to: day },
  );
  const equipped = new Set(spans.map(({ installation }) => installation.measuringPointId));
  const byUnit = Map.groupBy(
    points.filter(({ id }) => equipped.has(id)),
    ({ unitId }) => unitId,
  );
  return units
    .toSorted((a, b) => a.number - b.number)
    .map((unit) => ({
      unit,
      points: (byUnit.get(unit.id) ?? []).toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    }));
}
