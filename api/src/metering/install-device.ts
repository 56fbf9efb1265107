import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type InstallationWire, toInstallation } from './convert.ts';
import { judgeHeardBefore } from './ingest/judge-kept-telegrams.ts';
import { noteRecounts } from './readings/arrivals.ts';
import { refuseForeignFactor, refuseForeignKind } from './register/device-rules.ts';
import { appendEvents, refuseState } from './register/events-store.ts';
import { heardSince, newInstallation } from './register/installations.ts';
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
  const device = await referenced(reference, fetchDevice(context, deviceId));
  refuseForeignKind('/device_id', device, point);
  refuseForeignFactor('/evaluation_factor', input.evaluation_factor, device);
  await refuseState(context, '/device_id', deviceId, 'installed');
  const row = newInstallation(context, {
    measuringPointId,
    deviceId,
    fromDay: input.from,
    initialValue: input.initial_value,
    reason: input.reason,
    evaluationFactor: input.evaluation_factor,
  });
  await context.db.insert(deviceInstallations).values(row);
  const event = { deviceId, day: input.from as Day, reason: input.reason, installationId: row.id };
  await appendEvents(context, { ...event, kind: 'installed' });
  await audit(context, {
    action: 'device.installed',
    objectType: 'device',
    objectId: deviceId,
    changes: { measuring_point_id: measuringPointId, from: row.fromDay, initial_value: row.initialValue },
  });
  await judgeHeardBefore(context, deviceId, heardSince(input.from));
  await noteRecounts(context, [{ measuringPointId, from: row.fromDay, to: null }]);
  return toInstallation(row);
}
