import type { Context } from '../../context.ts';
import { selectNewestOf } from '../readings/newest-values.ts';
import type { ReadingRow } from '../readings/reading-store.ts';
import { type ReadingEntryRow, type ReadingRouteRow, selectNotes } from './route-store.ts';

export type Mark = 'none' | 'partly' | 'all';

export interface Progress {
  readonly total: number;
  readonly read: number;
  readonly noted: number;
  readonly conflicts: number;
  readonly mark: Mark;
}

/** What came in for the points of a route, by point. */
export interface Arrived {
  readonly values: ReadonlyMap<string, ReadingRow>;
  /** The newest remark of each point. */
  readonly remarks: ReadonlyMap<string, string>;
  readonly conflicts: ReadonlyMap<string, number>;
}

export async function arrivedFor(context: Context, routes: readonly ReadingRouteRow[]): Promise<Map<string, Arrived>> {
  const [noted, newest] = await Promise.all([
    selectNotes(
      context,
      routes.map(({ id }) => id),
    ),
    selectNewestOf(context, routes),
  ]);
  const notes = Map.groupBy(noted, ({ routeId }) => routeId);
  return new Map(routes.map(({ id }) => [id, toArrived(newest.get(id) ?? [], notes.get(id) ?? [])]));
}

function toArrived(newest: readonly ReadingRow[], notes: readonly ReadingEntryRow[]): Arrived {
  const remarks = new Map<string, string>();
  const conflicts = new Map<string, number>();
  for (const { measuringPointId: point, remark, outcome } of notes) {
    if (remark !== null) remarks.set(point, remark);
    if (outcome === 'conflict') conflicts.set(point, (conflicts.get(point) ?? 0) + 1);
  }
  return { values: new Map(newest.map((row) => [row.measuringPointId, row])), remarks, conflicts };
}

/** How far some points are: a value counts, a remark says why there is none. */
export function progressOf(pointIds: readonly string[], { values, remarks, conflicts }: Arrived): Progress {
  const total = pointIds.length;
  const read = pointIds.filter((id) => values.has(id)).length;
  return {
    total,
    read,
    noted: pointIds.filter((id) => !values.has(id) && remarks.has(id)).length,
    conflicts: pointIds.reduce((sum, id) => sum + (conflicts.get(id) ?? 0), 0),
    mark: read === 0 ? 'none' : read === total ? 'all' : 'partly',
  };
}
