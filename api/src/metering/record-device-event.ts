import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { toDeviceEvent } from './register/convert.ts';
import { appendEvents, refuseState } from './register/events-store.ts';
import { refuseFuture } from './register/refusals.ts';
import type { DeviceEvent, RecordDeviceEvent } from './register/schemas.ts';
import { fetchDevice } from './store.ts';

/** Writes down what happened to a device outside the houses: bought, stored, refurbished, scrapped. */
export async function recordDeviceEvent(
  context: Context,
  deviceId: string,
  { kind, day, reason }: z.infer<typeof RecordDeviceEvent>,
): Promise<z.infer<typeof DeviceEvent>> {
  authorize(context, 'recordDeviceEvent');
  await fetchDevice(context, deviceId);
  refuseFuture(context, '/day', day);
  if (kind !== 'purchased') {
    const { since, state } = await refuseState(context, '/kind', deviceId, kind);
    if (since !== null && day < since && state !== 'registered') {
      throw refusal('/day', 'before_state', {
        de: `Seit dem ${since} ist anderes bekannt.`,
        en: `Something else is known since ${since}.`,
      });
    }
  }
  const [row] = await appendEvents(context, { deviceId, kind, day: day as Day, reason });
  if (row === undefined) throw new Error('an event was not appended');
  await audit(context, {
    action: `device.${kind}`,
    objectType: 'device',
    objectId: deviceId,
    changes: { day, reason },
  });
  return toDeviceEvent(row);
}
