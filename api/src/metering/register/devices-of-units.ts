import type { Day } from '@klarmeter/engine';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { ofPoints } from '../series/series-store.ts';
import { deviceInstallations, devices, measuringPoints } from '../tables.ts';

/** A device for heating or hot water in a unit, from its first to its last day there. */
export interface DeviceOfUnit {
  readonly unitId: string;
  readonly deviceId: string;
  readonly serial: string;
  readonly from: Day;
  /** Null while installed. */
  readonly to: Day | null;
  readonly remotelyReadable: boolean;
}

/** There is a key to the radio of a device, or a telegram of it was received. */
export const hasRadio = sql<boolean>`(${devices.keySealed} is not null or exists (
  select from telegrams t where t.account_id = km_pack(${devices.accountId}) and t.device_id = km_pack(${devices.id}))
  or exists (
  select from telegram_judgements j where j.account_id = km_pack(${devices.accountId}) and j.device_id = km_pack(${devices.id})))`;

/**
 * Every device for heating or hot water that was ever in a unit of some houses, in one query.
 * Interpretation: a device is held to be remotely readable (HeizkostenV § 5(2)) where there is a key to its radio, or a
 * telegram of it was received.
 */
export async function devicesOfUnits(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyIds: Iterable<string>,
): Promise<DeviceOfUnit[]> {
  const ofUnits = and(
    oneOf(measuringPoints.propertyId, propertyIds),
    isNotNull(measuringPoints.unitId),
    inArray(measuringPoints.use, ['heating', 'hot_water']),
  );
  const rows = await db
    .select({
      unitId: measuringPoints.unitId,
      deviceId: devices.id,
      serial: devices.serial,
      from: deviceInstallations.fromDay,
      to: deviceInstallations.toDay,
      remotelyReadable: hasRadio,
    })
    .from(deviceInstallations)
    .innerJoin(
      measuringPoints,
      and(eq(measuringPoints.accountId, accountId), eq(measuringPoints.id, deviceInstallations.measuringPointId)),
    )
    .innerJoin(devices, and(eq(devices.accountId, accountId), eq(devices.id, deviceInstallations.deviceId)))
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        isNull(deviceInstallations.correctedBy),
        ofPoints(deviceInstallations.measuringPointId, accountId, ofUnits),
      ),
    )
    .orderBy(asc(deviceInstallations.fromDay), asc(deviceInstallations.id));
  return rows.map(({ unitId, from, to, ...rest }) => ({
    ...rest,
    unitId: unitId ?? '',
    from: from as Day,
    to: to as Day | null,
  }));
}
