import { type Day, type PointSeries, shiftedDay } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { onDays } from '../readings/reading-store.ts';
import type { MeasuringPointRow } from '../store.ts';
import { measuringPoints } from '../tables.ts';
import {
  type Installed,
  type PointDevice,
  type Read,
  selectInstalled,
  selectPoints,
  selectRead,
} from './series-store.ts';

/** How far around a period readings may lie that mark its ends, or show what is usual. */
const DAYS_BEFORE = 40;
const DAYS_AFTER = 5;

/** A measuring point of a house with everything that was read there. */
export interface PointOfProperty {
  readonly id: string;
  /** Null: of the whole house. */
  readonly unitId: string | null;
  readonly use: string;
  readonly room: string;
  readonly position: number;
  /** Devices in order of time; readings of the period, 40 days before it and 5 behind it. */
  readonly series: PointSeries;
  /** By device id. */
  readonly devices: ReadonlyMap<string, PointDevice>;
  /** radio | manual | self_read | file, by reading id. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Every measuring point of some houses, by house and room order, in three queries whatever their number and size. */
export async function seriesOfProperties(
  context: Pick<Context, 'db' | 'accountId'>,
  propertyIds: Iterable<string>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<string, readonly PointOfProperty[]>> {
  const ofHouses = oneOf(measuringPoints.propertyId, propertyIds);
  const window = onDays({ from: shiftedDay(from as Day, -DAYS_BEFORE), to: shiftedDay(to as Day, DAYS_AFTER) });
  const [points, installations, values] = await Promise.all([
    selectPoints(context, ofHouses),
    selectInstalled(context, ofHouses),
    selectRead(context, ofHouses, window),
  ]);
  const installed = Map.groupBy(installations, ({ pointId }) => pointId);
  const read = Map.groupBy(values, ({ pointId }) => pointId);
  const series = (point: MeasuringPointRow) => assemble(point, installed.get(point.id) ?? [], read.get(point.id) ?? []);
  const byHouse = Map.groupBy(points, ({ propertyId }) => propertyId);
  return new Map([...byHouse].map(([propertyId, own]) => [propertyId, own.map(series)]));
}

function assemble(point: MeasuringPointRow, installed: readonly Installed[], read: readonly Read[]): PointOfProperty {
  const { id, unitId, use, room, position } = point;
  return {
    id,
    unitId,
    use,
    room,
    position,
    series: { id, spans: installed.map(({ span }) => span), readings: read.map(({ reading }) => reading) },
    devices: new Map(installed.map(({ device }) => [device.id, device])),
    origins: new Map(read.map(({ reading, origin }) => [reading.id, origin])),
  };
}
