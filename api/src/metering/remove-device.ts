import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type InstallationWire, toInstallation } from './convert.ts';
import { noteRecounts } from './readings/arrivals.ts';
import { appendEvents } from './register/events-store.ts';
import { endInstallation } from './register/installations.ts';
import { nothingInstalled } from './register/refusals.ts';
import { refuseWrongEnd } from './register/refuse-wrong-end.ts';
import type { RemoveDevice } from './schemas.ts';
import { fetchMeasuringPoint, findOpenInstallation } from './store.ts';

/** Ends the installation at a point that gets no other device: the radiator is gone, the flat is taken apart. */
export async function removeDevice(
  context: Context,
  measuringPointId: string,
  { on: lastDay, final_value: finalValue, reason, confirmed }: z.infer<typeof RemoveDevice>,
): Promise<InstallationWire> {
  authorize(context, 'removeDevice');
  await fetchMeasuringPoint(context, measuringPointId);
  const old = await findOpenInstallation(context, measuringPointId);
  if (old === undefined) throw nothingInstalled();
  const on = lastDay as Day;
  await refuseWrongEnd(context, old, { on, finalValue, pointer: '/final_value', confirmed, goesOn: false });
  const ended = await endInstallation(context, old, { toDay: on, finalValue });
  const event = { deviceId: old.deviceId, day: on, reason, installationId: old.id };
  await appendEvents(context, { ...event, kind: 'removed' });
  await audit(context, {
    action: 'device.removed',
    objectType: 'device',
    objectId: old.deviceId,
    changes: { measuring_point_id: measuringPointId, on, reason, final_value: finalValue },
  });
  await noteRecounts(context, [{ measuringPointId, from: on, to: null }]);
  return toInstallation(ended);
}
