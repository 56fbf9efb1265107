import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type InstallationWire, toInstallation } from './convert.ts';
import { refuseForeignKind } from './device-rules.ts';
import type { InstallDevice } from './schemas.ts';
import { fetchDevice, fetchMeasuringPoint } from './store.ts';
import { deviceInstallations } from './tables.ts';

/** Says that a device measures at a point from a day on. The database refuses a second one there, or elsewhere. */
export async function installDevice(
  context: Context,
  measuringPointId: string,
  input: z.infer<typeof InstallDevice>,
): Promise<InstallationWire> {
  authorize(context, 'installDevice');
  const point = await fetchMeasuringPoint(context, measuringPointId);
  const { device_id: deviceId } = input;
  const reference = { pointer: '/device_id', noun: 'device', id: deviceId };
  refuseForeignKind('/device_id', await referenced(reference, fetchDevice(context, deviceId)), point);
  const row = newInstallation(context, {
    measuringPointId,
    deviceId,
    fromDay: input.from,
    initialValue: input.initial_value,
    reason: input.reason,
  });
  await context.db.insert(deviceInstallations).values(row);
  await audit(context, {
    action: 'device.installed',
    objectType: 'device',
    objectId: deviceId,
    changes: { measuring_point_id: measuringPointId, from: row.fromDay, initial_value: row.initialValue },
  });
  return toInstallation(row);
}

/** An installation that begins and lasts. */
export function newInstallation<T extends object>(context: Context, fields: T) {
  const now = context.now();
  return {
    accountId: context.accountId,
    id: context.newId('installation'),
    livemode: context.livemode,
    ...fields,
    toDay: null,
    finalValue: null,
    correctedBy: null,
    evaluationFactor: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
