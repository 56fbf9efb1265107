import { type CalibrationRecord, type Day, type DeviceSpan, parse, type SeriesReading } from '@klarmeter/engine';
import { and, asc, eq, gte, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Context } from '../../context.ts';
import { firstMomentOf, lastMomentOf } from '../readings/day-moments.ts';
import { withId } from '../readings/reading-store.ts';
import type { MeasuringPointRow } from '../store.ts';
import { deviceInstallations, devices, measuringPoints, readings } from '../tables.ts';
import { calibrationRecordsOf } from '../upkeep/device-facts.ts';
import { toDeviceSpan } from './device-span.ts';

/*
 * What series are made of, for any set of measuring points: one query for the points, one for their devices, one for
 * what was read. `which` is a condition on measuring points.
 */

type Scope = Pick<Context, 'db' | 'accountId'>;

/**
 * Whether a column names one of these measuring points. As an array and not as a join: the planner takes the index of
 * points for it, however few rows it expects, and never that of the constraint on their days, which is ten times slower.
 */
export const ofPoints = (column: AnyPgColumn, accountId: string, which: SQL | undefined): SQL =>
  sql`${column} = any(array(
    select ${measuringPoints.id} from ${measuringPoints} where ${and(eq(measuringPoints.accountId, accountId), which)}))`;

/** The same for readings, whose points are packed. */
const readAtPoints = (accountId: string, which: SQL | undefined): SQL =>
  sql`${readings.measuringPointId} = any(array(
    select km_pack(${measuringPoints.id}) from ${measuringPoints} where ${and(eq(measuringPoints.accountId, accountId), which)}))`;

/** What a statement says of a device. */
export interface PointDevice {
  readonly id: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: string;
  readonly model: string;
  readonly markingYear: number | null;
  /** What changed its calibration since it was marked; left out: nothing. */
  readonly calibrations?: readonly CalibrationRecord[];
}

export interface Installed {
  readonly pointId: string;
  readonly span: DeviceSpan;
  readonly device: PointDevice;
}

export interface Read {
  readonly pointId: string;
  readonly origin: string;
  readonly reading: SeriesReading;
}

/** Points in the order of their rooms, unit by unit. */
export function selectPoints({ db, accountId }: Scope, which: SQL | undefined): Promise<MeasuringPointRow[]> {
  return db
    .select()
    .from(measuringPoints)
    .where(and(eq(measuringPoints.accountId, accountId), which))
    .orderBy(asc(measuringPoints.unitId), asc(measuringPoints.position), asc(measuringPoints.id));
}

const INSTALLATION = {
  measuringPointId: deviceInstallations.measuringPointId,
  deviceId: deviceInstallations.deviceId,
  fromDay: deviceInstallations.fromDay,
  toDay: deviceInstallations.toDay,
  initialValue: deviceInstallations.initialValue,
  finalValue: deviceInstallations.finalValue,
  evaluationFactor: deviceInstallations.evaluationFactor,
};
const DEVICE = {
  id: devices.id,
  manufacturer: devices.manufacturer,
  serial: devices.serial,
  kind: devices.kind,
  model: devices.model,
  markingYear: devices.markingYear,
  calibrations: calibrationRecordsOf(devices.accountId, devices.id),
  resetsOn: devices.resetsOn,
  scale: devices.scale,
  evaluationFactor: devices.evaluationFactor,
};

/** Every device that was ever there, in order of time. */
export async function selectInstalled({ db, accountId }: Scope, which: SQL | undefined): Promise<Installed[]> {
  const rows = await db
    .select({ installation: INSTALLATION, device: DEVICE })
    .from(deviceInstallations)
    .innerJoin(devices, and(eq(devices.accountId, accountId), eq(devices.id, deviceInstallations.deviceId)))
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        isNull(deviceInstallations.correctedBy),
        ofPoints(deviceInstallations.measuringPointId, accountId, which),
      ),
    )
    .orderBy(asc(deviceInstallations.fromDay), asc(deviceInstallations.id));
  return rows.map(({ installation, device }) => ({
    pointId: installation.measuringPointId,
    span: toDeviceSpan(installation, device),
    device: toPointDevice(device),
  }));
}

function toPointDevice({ id, manufacturer, serial, kind, model, markingYear, calibrations }: PointDevice): PointDevice {
  const device = { id, manufacturer, serial, kind, model, markingYear };
  // Nearly no device has any, and what billing freezes stays as it was.
  return calibrations === undefined || calibrations.length === 0 ? device : { ...device, calibrations };
}

/** What was read there on the days that `when` lets through. */
export async function selectRead(
  { db, accountId }: Scope,
  which: SQL | undefined,
  when: SQL | undefined,
): Promise<Read[]> {
  const rows = await db
    .select(READ)
    .from(readings)
    .where(and(eq(readings.accountId, accountId), readAtPoints(accountId, which), when))
    .orderBy(asc(readings.readAt), asc(readings.kind), asc(readings.measuringPointId));
  return rows.map(toRead);
}

/** The same on single days, each looked up by itself: of years of daily values most say nothing about a month. */
export async function selectReadOn(
  { db, accountId }: Scope,
  which: SQL | undefined,
  days: readonly Day[],
): Promise<Read[]> {
  const points = sql`select km_pack(${measuringPoints.id}) as point from ${measuringPoints}
    where ${and(eq(measuringPoints.accountId, accountId), which)}`;
  const onDay = and(
    eq(readings.accountId, accountId),
    sql`${readings.measuringPointId} = points.point`,
    gte(readings.readAt, firstMomentOf(sql`asked.day`)),
    lte(readings.readAt, lastMomentOf(sql`asked.day`)),
    sql`${readings.day} = asked.day`,
  );
  // `offset 0` keeps the planner from reading whole months instead of looking up each point.
  const read = db.select(READ).from(readings).where(sql`${onDay} offset 0`).as('read');
  const { measuringPointId, readAt, telegramId, deviceId, day, kind, value, origin } = read;
  const rows = await db
    .select({ measuringPointId, readAt, telegramId, deviceId, day, kind, value, origin })
    .from(sql`(${points}) points cross join unnest(string_to_array(${days.join()}, ',')::date[]) as asked(day)`)
    .crossJoinLateral(read)
    .orderBy(asc(readAt), asc(kind), asc(measuringPointId));
  return rows.map(toRead);
}

const READ = {
  measuringPointId: readings.measuringPointId,
  readAt: readings.readAt,
  telegramId: readings.telegramId,
  deviceId: readings.deviceId,
  day: readings.day,
  value: readings.value,
  kind: readings.kind,
  origin: readings.origin,
};

type ReadRow = Pick<typeof readings.$inferSelect, keyof typeof READ>;

export function toRead(row: ReadRow): Read {
  const { id, measuringPointId, telegramId, deviceId, day, value, origin } = withId(row);
  // For a series it is the same whether a device kept the value of a due date or of a month's end.
  const kind = row.kind === 'register' ? ('register' as const) : ('due_date' as const);
  const reading = { id, telegramId, deviceId, day: day as Day, value: parse(value), kind };
  return { pointId: measuringPointId, origin, reading };
}
