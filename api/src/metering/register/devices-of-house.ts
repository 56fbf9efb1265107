import type { CalibrationRecord, Day } from '@klarmeter/engine';
import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { deviceInstallations, devices, measuringPoints } from '../tables.ts';
import { calibrationRecordsOf, hardshipOfDevice } from '../upkeep/device-facts.ts';
import { hasRadio } from './devices-of-units.ts';

/** A device at a measuring point of a house, from its first day there. */
export interface DeviceOfHouse {
  readonly deviceId: string;
  readonly serial: string;
  /** heat_meter | hot_water_meter | cold_water_meter | heat_cost_allocator */
  readonly kind: string;
  /** Null: of the whole house. */
  readonly unitId: string | null;
  /** heating | hot_water | cold_water in a unit; hot_water_heat | total_heat | cold_water_main of the house. */
  readonly use: string;
  readonly from: Day;
  readonly markingYear: number | null;
  readonly scale: string;
  readonly evaluationFactor: string;
  /** There is a key to its radio, or a telegram of it was received. */
  readonly hasRadio: boolean;
  readonly calibrations: readonly CalibrationRecord[];
  /** What shows that it need not be remotely readable (HeizkostenV § 5(3) sentence 2, § 11); null: nothing written down. */
  readonly hardshipReason: string | null;
}

/** Every device that was at a measuring point of a house on a day of the period, in one query. */
export async function devicesOfHouse(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<DeviceOfHouse[]> {
  const rows = await db
    .select({
      deviceId: devices.id,
      serial: devices.serial,
      kind: devices.kind,
      unitId: measuringPoints.unitId,
      use: measuringPoints.use,
      from: deviceInstallations.fromDay,
      markingYear: devices.markingYear,
      scale: devices.scale,
      evaluationFactor: sql<string>`coalesce(${deviceInstallations.evaluationFactor}, ${devices.evaluationFactor})`,
      hasRadio,
      calibrations: calibrationRecordsOf(devices.accountId, devices.id),
      hardshipReason: hardshipOfDevice(to),
    })
    .from(measuringPoints)
    .innerJoin(
      deviceInstallations,
      and(eq(deviceInstallations.accountId, accountId), eq(deviceInstallations.measuringPointId, measuringPoints.id)),
    )
    .innerJoin(devices, and(eq(devices.accountId, accountId), eq(devices.id, deviceInstallations.deviceId)))
    .where(
      and(
        eq(measuringPoints.accountId, accountId),
        eq(measuringPoints.propertyId, propertyId),
        isNull(deviceInstallations.correctedBy),
        lte(deviceInstallations.fromDay, to),
        or(isNull(deviceInstallations.toDay), gte(deviceInstallations.toDay, from)),
      ),
    )
    .orderBy(asc(measuringPoints.id), asc(deviceInstallations.fromDay), asc(deviceInstallations.id));
  return rows.map(({ from: first, ...rest }) => ({ ...rest, from: first as Day }));
}
