import { type Day, type DeviceSpan, type PointSeries, parse, type SeriesReading, shiftedDay } from '@klarmeter/engine';
import { and, asc, eq, gte, lte } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { toDeviceSpan } from './measurement.ts';
import type { DeviceRow, MeasuringPointRow } from './store.ts';
import { deviceInstallations, devices, measuringPoints, readings } from './tables.ts';

/** How far around a period readings may lie that mark its ends, or show what is usual. */
const DAYS_BEFORE = 40;
const DAYS_AFTER = 5;

/** What a statement says of a device. */
export interface PointDevice {
  readonly id: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: string;
  readonly model: string;
  readonly markingYear: number | null;
}

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
  /** radio | manual | self_read, by reading id. */
  readonly origins: ReadonlyMap<string, string>;
}

type Scope = Pick<Context, 'db' | 'accountId'>;

/** Every measuring point of a house, by room order, in three queries whatever its size. */
export async function seriesOfProperty(
  context: Scope,
  propertyId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<PointOfProperty[]> {
  const window = { from: shiftedDay(from as Day, -DAYS_BEFORE), to: shiftedDay(to as Day, DAYS_AFTER) };
  const [points, installations, values] = await Promise.all([
    selectPoints(context, propertyId),
    selectInstalled(context, propertyId),
    selectRead(context, propertyId, window),
  ]);
  const installed = Map.groupBy(installations, ({ pointId }) => pointId);
  const read = Map.groupBy(values, ({ pointId }) => pointId);
  return points.map((point) => assemble(point, installed.get(point.id) ?? [], read.get(point.id) ?? []));
}

interface Installed {
  readonly pointId: string;
  readonly span: DeviceSpan;
  readonly device: PointDevice;
}

interface Read {
  readonly pointId: string;
  readonly origin: string;
  readonly reading: SeriesReading;
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

function selectPoints({ db, accountId }: Scope, propertyId: string): Promise<MeasuringPointRow[]> {
  return db
    .select()
    .from(measuringPoints)
    .where(and(eq(measuringPoints.accountId, accountId), eq(measuringPoints.propertyId, propertyId)))
    .orderBy(asc(measuringPoints.unitId), asc(measuringPoints.position), asc(measuringPoints.id));
}

async function selectInstalled({ db, accountId }: Scope, propertyId: string): Promise<Installed[]> {
  const rows = await db
    .select({ installation: deviceInstallations, device: devices })
    .from(deviceInstallations)
    .innerJoin(
      measuringPoints,
      and(eq(measuringPoints.accountId, accountId), eq(measuringPoints.id, deviceInstallations.measuringPointId)),
    )
    .innerJoin(devices, and(eq(devices.accountId, accountId), eq(devices.id, deviceInstallations.deviceId)))
    .where(and(eq(deviceInstallations.accountId, accountId), eq(measuringPoints.propertyId, propertyId)))
    .orderBy(asc(deviceInstallations.fromDay), asc(deviceInstallations.id));
  return rows.map(({ installation, device }) => ({
    pointId: installation.measuringPointId,
    span: toDeviceSpan(installation, device),
    device: toPointDevice(device),
  }));
}

function toPointDevice({ id, manufacturer, serial, kind, model, markingYear }: DeviceRow): PointDevice {
  return { id, manufacturer, serial, kind, model, markingYear };
}

async function selectRead(
  { db, accountId }: Scope,
  propertyId: string,
  window: { readonly from: string; readonly to: string },
): Promise<Read[]> {
  const rows = await db
    .select({
      pointId: readings.measuringPointId,
      id: readings.id,
      telegramId: readings.telegramId,
      deviceId: readings.deviceId,
      day: readings.day,
      value: readings.value,
      kind: readings.kind,
      origin: readings.origin,
    })
    .from(readings)
    .innerJoin(
      measuringPoints,
      and(eq(measuringPoints.accountId, accountId), eq(measuringPoints.id, readings.measuringPointId)),
    )
    .where(
      and(
        eq(readings.accountId, accountId),
        eq(measuringPoints.propertyId, propertyId),
        gte(readings.day, window.from),
        lte(readings.day, window.to),
      ),
    )
    .orderBy(asc(readings.readAt), asc(readings.kind), asc(readings.id));
  return rows.map(({ pointId, origin, day, value, kind, ...rest }) => ({
    pointId,
    origin,
    reading: { ...rest, day: day as Day, value: parse(value), kind: kind as SeriesReading['kind'] },
  }));
}
