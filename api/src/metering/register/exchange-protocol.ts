import type { Context } from '../../context.ts';
import { notFound } from '../../problem.ts';
import { fetchProperty, fetchUnit, type PropertyRow, type UnitRow } from '../../properties/index.ts';
import {
  type DeviceRow,
  fetchDevice,
  fetchInstallation,
  fetchMeasuringPoint,
  type InstallationRow,
  type MeasuringPointRow,
} from '../store.ts';
import { toDeviceCalibration } from '../upkeep/convert.ts';
import { selectCalibrations } from '../upkeep/upkeep-store.ts';
import { type ExchangeRow, findExchangeOf } from './exchanges-store.ts';

/** An installation with the device it is of. */
export interface ProtocolledDevice {
  readonly installation: InstallationRow;
  readonly device: Pick<DeviceRow, 'id' | 'manufacturer' | 'serial' | 'kind' | 'model' | 'markingYear' | 'scale'> & {
    readonly hasKey: boolean;
  };
  /** What its units were multiplied with here; other places may have another one. */
  readonly evaluationFactor: string;
  /** By what is written down of its calibration; null: it has none, or nobody knows. */
  readonly calibratedUntil: string | null;
}

/** What the protocol of an exchange says. */
export interface ExchangeProtocol extends ExchangeRow {
  readonly point: Pick<MeasuringPointRow, 'id' | 'use' | 'room'>;
  readonly property: Pick<PropertyRow, 'id' | 'number' | 'street' | 'postalCode' | 'city'>;
  /** Null: a point of the whole house. */
  readonly unit: Pick<UnitRow, 'id' | 'number' | 'label'> | null;
  readonly old: ProtocolledDevice;
  readonly new: ProtocolledDevice;
}

/**
 * The exchange that began this installation, or ended it where none began it, with both devices and their place.
 * @throws Problem `not-found` where the installation came and went without an exchange.
 */
export async function exchangeProtocolOf(context: Context, installationId: string): Promise<ExchangeProtocol> {
  const found = await findExchangeOf(context, installationId);
  if (found === undefined) throw notFound('device exchange of installation', installationId);
  const { exchange } = found;
  const point = await fetchMeasuringPoint(context, exchange.measuringPointId);
  const protocolled = async (id: string): Promise<ProtocolledDevice> => {
    const installation = await fetchInstallation(context, id);
    const device = await fetchDevice(context, installation.deviceId);
    return {
      installation,
      device: { ...device, hasKey: device.keySealed !== null },
      evaluationFactor: installation.evaluationFactor ?? device.evaluationFactor,
      calibratedUntil: toDeviceCalibration(device, await selectCalibrations(context, device.id)).until,
    };
  };
  return {
    ...found,
    point,
    property: await fetchProperty(context, point.propertyId),
    unit: point.unitId === null ? null : await fetchUnit(context, point.unitId),
    old: await protocolled(exchange.endedInstallationId),
    new: await protocolled(exchange.begunInstallationId),
  };
}
