import { and, asc, desc, eq, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { oneOf } from '../db/one-of.ts';
import { notFound } from '../problem.ts';
import { deviceInstallations, devices, measuringPoints } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type MeasuringPointRow = typeof measuringPoints.$inferSelect;
export type DeviceRow = typeof devices.$inferSelect;
export type InstallationRow = typeof deviceInstallations.$inferSelect;

/** A device where and while it measures. */
export interface InstalledDevice {
  readonly installation: InstallationRow;
  readonly device: DeviceRow;
}

/** A condition only where a value is asked for. */
const where = <T>(value: T | null | undefined, condition: (value: T) => SQL): SQL | undefined =>
  value === null || value === undefined ? undefined : condition(value);

export async function fetchMeasuringPoint({ db, accountId }: Scope, id: string): Promise<MeasuringPointRow> {
  const [row] = await db
    .select()
    .from(measuringPoints)
    .where(and(eq(measuringPoints.accountId, accountId), eq(measuringPoints.id, id)));
  if (row === undefined) throw notFound('measuring point', id);
  return row;
}

export function selectMeasuringPoints(
  { db, accountId }: Scope,
  filter: {
    readonly propertyId?: string | undefined;
    readonly unitId?: string | undefined;
    readonly id?: string | undefined;
    /** Only points with these uses. */
    readonly uses?: readonly string[];
  },
  after: string | null,
  limit: number,
): Promise<MeasuringPointRow[]> {
  return db
    .select()
    .from(measuringPoints)
    .where(
      and(
        eq(measuringPoints.accountId, accountId),
        where(filter.propertyId, (id) => eq(measuringPoints.propertyId, id)),
        where(filter.unitId, (id) => eq(measuringPoints.unitId, id)),
        where(filter.id, (id) => eq(measuringPoints.id, id)),
        where(filter.uses, (uses) => oneOf(measuringPoints.use, uses)),
        where(after, (id) => gt(measuringPoints.id, id)),
      ),
    )
    .orderBy(asc(measuringPoints.id))
    .limit(limit);
}

export async function fetchDevice({ db, accountId }: Scope, id: string): Promise<DeviceRow> {
  const [row] = await db
    .select()
    .from(devices)
    .where(and(eq(devices.accountId, accountId), eq(devices.id, id)));
  if (row === undefined) throw notFound('device', id);
  return row;
}

/** Of what kind some devices are, by their ids. */
export async function selectKindsOfDevices(
  { db, accountId }: Scope,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: devices.id, kind: devices.kind })
    .from(devices)
    .where(and(eq(devices.accountId, accountId), oneOf(devices.id, ids)));
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

export function selectDevices(
  { db, accountId }: Scope,
  filter: {
    manufacturer?: string | undefined;
    serial?: string | undefined;
    foundPropertyId?: string | undefined;
  },
  after: string | null,
  limit: number,
): Promise<DeviceRow[]> {
  return db
    .select()
    .from(devices)
    .where(
      and(
        eq(devices.accountId, accountId),
        where(filter.manufacturer, (manufacturer) => eq(devices.manufacturer, manufacturer)),
        where(filter.serial, (serial) => eq(devices.serial, serial)),
        where(filter.foundPropertyId, (id) => eq(devices.foundPropertyId, id)),
        where(after, (id) => gt(devices.id, id)),
      ),
    )
    .orderBy(asc(devices.id))
    .limit(limit);
}

export async function fetchInstallation({ db, accountId }: Scope, id: string): Promise<InstallationRow> {
  const [row] = await db
    .select()
    .from(deviceInstallations)
    .where(and(eq(deviceInstallations.accountId, accountId), eq(deviceInstallations.id, id)));
  if (row === undefined) throw notFound('installation', id);
  return row;
}

/** What is installed at a point now; undefined where nothing is. */
export async function findOpenInstallation(
  { db, accountId }: Scope,
  measuringPointId: string,
): Promise<InstallationRow | undefined> {
  const [row] = await db
    .select()
    .from(deviceInstallations)
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        eq(deviceInstallations.measuringPointId, measuringPointId),
        isNull(deviceInstallations.toDay),
      ),
    );
  return row;
}

/** The device at a point on a day; on the day of an exchange the new one. */
export async function findInstallationOn(
  { db, accountId }: Scope,
  measuringPointId: string,
  day: string,
): Promise<InstalledDevice | undefined> {
  const rows = await db
    .select({ installation: deviceInstallations, device: devices })
    .from(deviceInstallations)
    .innerJoin(devices, and(eq(devices.accountId, accountId), eq(devices.id, deviceInstallations.deviceId)))
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        eq(deviceInstallations.measuringPointId, measuringPointId),
        isNull(deviceInstallations.correctedBy),
        lte(deviceInstallations.fromDay, day),
      ),
    )
    .orderBy(desc(deviceInstallations.fromDay))
    .limit(1);
  return rows.find(({ installation: { toDay } }) => toDay === null || day <= toDay);
}

/** Devices that measured at some points on a day between two, oldest first; not those of an exchange taken back. */
export function selectInstalledBetween(
  { db, accountId }: Scope,
  pointIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<InstalledDevice[]> {
  if (pointIds.length === 0) return Promise.resolve([]);
  return db
    .select({ installation: deviceInstallations, device: devices })
    .from(deviceInstallations)
    .innerJoin(devices, and(eq(devices.accountId, accountId), eq(devices.id, deviceInstallations.deviceId)))
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        inArray(deviceInstallations.measuringPointId, [...pointIds]),
        isNull(deviceInstallations.correctedBy),
        lte(deviceInstallations.fromDay, to),
        sql`(${deviceInstallations.toDay} is null or ${deviceInstallations.toDay} >= ${from})`,
      ),
    )
    .orderBy(asc(deviceInstallations.fromDay), asc(deviceInstallations.id));
}

/** Wherever a device ever was, in the order in which that was written down. */
export function selectInstallationsOfDevice({ db, accountId }: Scope, deviceId: string): Promise<InstallationRow[]> {
  return db
    .select()
    .from(deviceInstallations)
    .where(and(eq(deviceInstallations.accountId, accountId), eq(deviceInstallations.deviceId, deviceId)))
    .orderBy(asc(deviceInstallations.id));
}

export function selectInstallations(
  { db, accountId }: Scope,
  filter: { measuringPointId?: string | undefined; deviceId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<InstallationRow[]> {
  return db
    .select()
    .from(deviceInstallations)
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        where(filter.measuringPointId, (id) => eq(deviceInstallations.measuringPointId, id)),
        where(filter.deviceId, (id) => eq(deviceInstallations.deviceId, id)),
        where(after, (id) => gt(deviceInstallations.id, id)),
      ),
    )
    .orderBy(asc(deviceInstallations.id))
    .limit(limit);
}
