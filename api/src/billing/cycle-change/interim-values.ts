import type { z } from '@hono/zod-openapi';
import {
  type Day,
  degreeDayWeights,
  type HouseSpread,
  type InterimValue,
  interimValuesAt,
  type Period,
  type PointSeries,
  parse,
  shiftedDay,
  spreadOf,
} from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { type PointOfProperty, seriesOfProperties } from '../../metering/index.ts';
import type { Provenance } from '../house/provenance.ts';
import { toInterimValue } from './convert-interim-value.ts';
import { ownerOf } from './running-house.ts';
import type { InterimValue as InterimValueSchema } from './schemas.ts';
import { type CycleChangeRow, findIssuedProvenance } from './store.ts';

export type InterimValueWire = z.infer<typeof InterimValueSchema>;

/** A measuring point with the interim values that were put into its series, by the id they have there. */
export interface BilledPoint extends PointOfProperty {
  readonly interim?: ReadonlyMap<string, InterimValueWire>;
}

/**
 * The points of a house whose period begins or ends with a change of cycle, with an interim value for every device that
 * was not read on that day. Both periods calculate it from the same readings, all of those on both sides. What one of
 * them was issued with opens or closes the other one as well, whatever has been read since: nothing counts twice.
 */
export async function withInterimValues(
  context: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
  period: Period,
  changes: readonly CycleChangeRow[],
  points: readonly PointOfProperty[],
): Promise<readonly BilledPoint[]> {
  const bounding = changes.filter(({ changeOn }) => changeOn === period.from || changeOn === shiftedDay(period.to, 1));
  if (bounding.length === 0) return points;
  const [from = period.from] = [period.from, ...bounding.map(({ fromDay }) => fromDay)].sort();
  const to = [period.to, ...bounding.map(({ toDay }) => toDay)].sort().at(-1) ?? period.to;
  const series = await seriesOfProperties(context, [propertyId], { from, to });
  let billed: readonly BilledPoint[] = series.get(propertyId) ?? [];
  for (const change of bounding) {
    const boundary = shiftedDay(change.changeOn as Day, -1);
    const issued = await findIssuedProvenance(context, propertyId, boundary, change.changeOn);
    // A correction of the old period looks again; the next one follows what was issued.
    const kept = change.changeOn === period.from ? issued.old : issued.old === null ? issued.next : null;
    const spread = spreadOfChange(change);
    billed = billed.map((point) => withInterimValue(point, boundary, spread, keptOf(kept, boundary)));
  }
  return billed;
}

/** As when the cycle was changed: by the degree days of the running period and its share of hot water. */
function spreadOfChange({ fromDay, record }: CycleChangeRow): HouseSpread {
  return {
    weights: degreeDayWeights(record.before.keys?.summer_degree_days, fromDay as Day),
    hotWaterShare: record.hot_water_share === null ? undefined : parse(record.hot_water_share),
  };
}

function keptOf(provenance: Provenance | null, boundary: Day): ReadonlyMap<string, InterimValueWire> {
  const values = Object.values(provenance ?? {}).flatMap(({ interim_values = [] }) => interim_values);
  return new Map(values.filter(({ day }) => day === boundary).map((value) => [value.device_id, value]));
}

function withInterimValue(
  point: BilledPoint,
  boundary: Day,
  spread: HouseSpread,
  kept: ReadonlyMap<string, InterimValueWire>,
): BilledPoint {
  const of = ownerOf(point);
  if (of === null) return point;
  const own = [...kept.values()].filter(({ device_id }) =>
    point.series.spans.some(({ deviceId }) => deviceId === device_id),
  );
  const { values, series } = interimValuesAt(withKept(point.series, boundary, own), boundary, spreadOf(of, spread));
  const interim = new Map(point.interim);
  for (const value of own) interim.set(interimId(point.id, value.device_id, boundary), value);
  for (const value of values) {
    if (value.origin === 'interpolated')
      interim.set(interimId(point.id, value.deviceId, boundary), toInterimValue(value satisfies InterimValue));
  }
  return { ...point, series, interim };
}

/** As the engine names the value it puts into a series. */
const interimId = (pointId: string, deviceId: string, day: Day) => `interim/${pointId}/${deviceId}/${day}`;

/** What was read on that day in the meantime gives way to what was issued. */
function withKept(series: PointSeries, boundary: Day, kept: readonly InterimValueWire[]): PointSeries {
  if (kept.length === 0) return series;
  const devices = new Set(kept.map(({ device_id }) => device_id));
  return {
    ...series,
    readings: [
      ...series.readings.filter(({ deviceId, day }) => !(devices.has(deviceId) && day === boundary)),
      ...kept.map(({ device_id, value }) => ({
        id: interimId(series.id, device_id, boundary),
        telegramId: null,
        deviceId: device_id,
        day: boundary,
        value: parse(value),
        kind: 'register' as const,
      })),
    ],
  };
}
