import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toInstallation } from './convert.ts';
import { toDeviceEvent } from './register/convert.ts';
import { lifeCycleOfRows, selectEvents } from './register/events-store.ts';
import type { DeviceLifeCycle } from './register/schemas.ts';
import { fetchDevice, selectInstallationsOfDevice } from './store.ts';
import { toDeviceCalibration } from './upkeep/convert.ts';
import { selectCalibrations } from './upkeep/upkeep-store.ts';

export async function getDeviceLifeCycle(context: Context, deviceId: string): Promise<z.infer<typeof DeviceLifeCycle>> {
  authorize(context, 'getDeviceLifeCycle');
  const device = await fetchDevice(context, deviceId);
  const [events, installations, calibrations] = await Promise.all([
    selectEvents(context, deviceId),
    selectInstallationsOfDevice(context, deviceId),
    selectCalibrations(context, deviceId),
  ]);
  return {
    device_id: deviceId,
    ...lifeCycleOfRows(events),
    events: events.map(toDeviceEvent),
    installations: installations.map(toInstallation),
    calibration: toDeviceCalibration(device, calibrations),
  };
}
