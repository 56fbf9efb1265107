import {
  type Day,
  daysAskedFor,
  definedWithin,
  type Period,
  type PointValue,
  type VirtualConsumption,
  type VirtualPoint,
  type VirtualTerm,
  virtualConsumption,
} from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { countedInOf } from '../consumption/measure-uses.ts';
import { onDays } from '../readings/reading-store.ts';
import { joinRead, ofIds } from '../series/points.ts';
import { selectInstalled, selectPoints, selectRead, selectReadOn } from '../series/series-store.ts';
import { withSubstitutes } from '../series/substitutes.ts';
import { daysAround, type Forming, type PeriodValue, valuesIn } from '../series/values.ts';
import { toDefined } from './convert.ts';
import { type DefinedPoint, selectVirtualPointsOf } from './store.ts';

/** How the values of the parts are formed; the same as those of a point that is shown itself. */
export interface PartsForming extends Forming {
  /** Whether a month that was not measured gets its substitute value. */
  readonly substitutes: boolean;
}

/** A consumption that is measured or missing, and never made up. */
export const MEASURED_ONLY: PartsForming = { interval: 'month', interpolate: false, substitutes: false };

export interface CountedVirtual {
  readonly counted: VirtualConsumption;
  /** How its worst part was formed; null where that is measured, and where there is no value. */
  readonly method: PeriodValue['method'];
  /** Whether an end of a part is marked by a value of the next day. */
  readonly nextDay: boolean;
}

export interface VirtualCounter {
  /** @param period one of those that were read */
  count(point: DefinedPoint, period: Period): CountedVirtual;
  /** What a point is made of on some days, by its own terms. */
  partsOf(point: DefinedPoint, days: Period): readonly (Period & VirtualTerm)[];
  /** The measuring points behind a virtual one by any of its definitions, through the virtual ones in between. */
  measuredParts(point: DefinedPoint): readonly string[];
}

/** Reads once what some virtual points of a house are made of in some periods. */
export async function virtualCounter(
  context: Context,
  propertyId: string,
  asked: readonly DefinedPoint[],
  periods: readonly Period[],
  forming: PartsForming,
): Promise<VirtualCounter> {
  const defined = await selectVirtualPointsOf(context, [propertyId]);
  const points = new Map(defined.map((point) => [point.row.id, toDefined(point)]));
  const pieces = piecesOf(periods, points);
  const which = ofIds(measuredParts(asked, points));
  const [rows, installed] = await Promise.all([selectPoints(context, which), selectInstalled(context, which)]);
  const read = forming.interpolate
    ? await selectRead(context, which, onDays(daysAround(spanOf(periods))))
    : await selectReadOn(
        context,
        which,
        daysAskedFor(
          installed.map(({ span }) => span),
          pieces,
        ),
      );
  const joined = new Map(joinRead(rows, installed, read).map((point) => [point.row.id, point]));
  const devices = Map.groupBy(installed, ({ pointId }) => pointId);
  const formed = new Map<string, PeriodValue>();
  const keyOf = (pointId: string, { from, to }: Period) => `${pointId} ${from} ${to}`;
  const valueIn = (pointId: string, period: Period): PeriodValue | undefined => {
    const [key, point] = [keyOf(pointId, period), joined.get(pointId)];
    const known = formed.get(key);
    if (known !== undefined || point === undefined) return known;
    const [value] = valuesIn(point, [period], forming);
    if (value !== undefined) formed.set(key, value);
    return value;
  };
  if (forming.substitutes) {
    const { interval } = forming;
    const open = [...joined].map(([id, point]) => {
      const values = pieces.flatMap((piece) => valueIn(id, piece) ?? []).filter(({ origin }) => origin === 'missing');
      return { point, interval, values };
    });
    for (const { point, values } of await withSubstitutes(context, open))
      for (const value of values) formed.set(keyOf(point.row.id, value), value);
  }
  return {
    count({ row }, period) {
      const used: PeriodValue[] = [];
      const known = (pointId: string, days: Period): PointValue => {
        const touching = (devices.get(pointId) ?? []).filter(
          ({ span: { from, to } }) => from <= days.to && (to === null || to >= days.from),
        );
        if (touching.some(({ device }) => countedInOf(device.kind) !== row.countedIn))
          return { status: 'missing', reason: 'counts_differently' };
        const found = valueIn(pointId, days);
        if (found === undefined || found.value === null || found.origin === 'missing')
          return { status: 'missing', reason: found?.reason ?? 'no_device' };
        used.push(found);
        return { status: 'known', value: found.value, origin: found.origin };
      };
      const counted = virtualConsumption(row.id, period, points, known);
      const worst = counted.status === 'known' ? used.find(({ origin }) => origin === counted.origin) : undefined;
      return { counted, method: worst?.method ?? null, nextDay: used.some(({ nextDay }) => nextDay) };
    },
    partsOf: ({ row }, days) =>
      definedWithin(points.get(row.id), days).flatMap(({ from, to, terms }) =>
        terms.map((term) => ({ ...term, from, to })),
      ),
    measuredParts: (point) => measuredParts([point], points),
  };
}

function measuredParts(asked: readonly DefinedPoint[], points: ReadonlyMap<string, VirtualPoint>): string[] {
  const found = new Set<string>();
  const waiting = asked.map(({ row }) => row.id);
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

const spanOf = (periods: readonly Period[]): Period => {
  const days = periods.flatMap(({ from, to }) => [from, to]).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) throw new Error('no period was asked for');
  return { from, to };
};
