import {
  consumptionOf,
  type Day,
  daysAskedFor,
  definedWithin,
  type Period,
  type PointValue,
  type VirtualConsumption,
  type VirtualPoint,
  virtualConsumption,
} from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { countedInOf } from '../measure-uses.ts';
import { ofIds } from '../series/points.ts';
import { selectInstalled, selectReadOn } from '../series-store.ts';
import { toDefined } from './convert.ts';
import { type DefinedPoint, selectVirtualPointsOf } from './store.ts';

/** What a virtual point counted in each period, and which measuring points it is made of in all of them. */
export async function countVirtual(
  context: Pick<Context, 'db' | 'accountId'>,
  { row }: DefinedPoint,
  periods: readonly Period[],
): Promise<{ readonly values: readonly VirtualConsumption[]; readonly pointIds: readonly string[] }> {
  const defined = await selectVirtualPointsOf(context, row.propertyId);
  const points = new Map(defined.map((point) => [point.row.id, toDefined(point)]));
  const pointIds = measuredParts(row.id, points);
  const which = ofIds(pointIds);
  const installed = await selectInstalled(context, which);
  const days = daysAskedFor(
    installed.map(({ span }) => span),
    piecesOf(periods, points),
  );
  const read = Map.groupBy(await selectReadOn(context, which, days), ({ pointId }) => pointId);
  const devices = Map.groupBy(installed, ({ pointId }) => pointId);
  const measured = (pointId: string, period: Period): PointValue => {
    const here = devices.get(pointId) ?? [];
    const touching = here.filter(({ span: { from, to } }) => from <= period.to && (to === null || to >= period.from));
    if (touching.some(({ device }) => countedInOf(device.kind) !== row.countedIn)) {
      return { status: 'missing', reason: 'counts_differently' };
    }
    const readings = (read.get(pointId) ?? []).map(({ reading }) => reading);
    return consumptionOf({ id: pointId, spans: here.map(({ span }) => span), readings }, period);
  };
  return { values: periods.map((period) => virtualConsumption(row.id, period, points, measured)), pointIds };
}

/** The measuring points behind a virtual point by any of its definitions, through the virtual ones in between. */
function measuredParts(id: string, points: ReadonlyMap<string, VirtualPoint>): string[] {
  const found = new Set<string>();
  const waiting = [id];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const point = points.get(next);
    if (point === undefined) found.add(next);
    else waiting.push(...point.definitions.flatMap(({ terms }) => terms.map(({ pointId }) => pointId)));
  }
  return [...found].sort();
}

/** The periods, and what definitions make of them: every day on which one begins may be an end. */
function piecesOf(periods: readonly Period[], points: ReadonlyMap<string, VirtualPoint>): Period[] {
  const begins = [...new Set([...points.values()].flatMap(({ definitions }) => definitions.map(({ from }) => from)))];
  const cut: VirtualPoint = { id: '', definitions: begins.sort().map((from: Day) => ({ from, terms: [] })) };
  return [...periods, ...periods.flatMap((period) => definedWithin(cut, period))];
}
