import type { PointSeries } from '@klarmeter/engine';
import type { SQL } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { countedInOf } from '../consumption/measure-uses.ts';
import type { MeasuringPointRow } from '../store.ts';
import { measuringPoints } from '../tables.ts';
import { type Installed, type Read, selectInstalled } from './series-store.ts';

export type Scope = Pick<Context, 'db' | 'accountId'>;

/** A measuring point with its devices and some of what was read there. */
export interface PointRead {
  readonly row: MeasuringPointRow;
  readonly series: PointSeries;
  /** What its newest device counts in; null where there never was one that counts. */
  readonly countedIn: ReturnType<typeof countedInOf>;
  /** radio | manual | self_read | …, by reading id. */
  readonly origins: ReadonlyMap<string, string>;
}

export const ofIds = (ids: Iterable<string>): SQL => oneOf(measuringPoints.id, ids);

/** The devices of points and what `read` finds there, in two queries. */
export async function readPoints(
  context: Scope,
  rows: readonly MeasuringPointRow[],
  read: (which: SQL, installed: readonly Installed[]) => Promise<readonly Read[]>,
): Promise<PointRead[]> {
  if (rows.length === 0) return [];
  const which = ofIds(rows.map(({ id }) => id));
  const installed = await selectInstalled(context, which);
  return joinRead(rows, installed, await read(which, installed));
}

export function joinRead(
  rows: readonly MeasuringPointRow[],
  installed: readonly Installed[],
  read: readonly Read[],
): PointRead[] {
  const devices = Map.groupBy(installed, ({ pointId }) => pointId);
  const values = Map.groupBy(read, ({ pointId }) => pointId);
  return rows.map((row) => {
    const here = devices.get(row.id) ?? [];
    const own = values.get(row.id) ?? [];
    const newest = here.at(-1);
    return {
      row,
      series: { id: row.id, spans: here.map(({ span }) => span), readings: own.map(({ reading }) => reading) },
      countedIn: newest === undefined ? null : countedInOf(newest.device.kind),
      origins: new Map(own.map(({ reading, origin }) => [reading.id, origin])),
    };
  });
}
