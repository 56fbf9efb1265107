import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { recordDeviceEvent } from '../record-device-event.ts';
import { DeviceEvent, RecordDeviceEvent } from '../register/schemas.ts';

const route = createRoute({
  ...describe('recordDeviceEvent', {
    tag: 'Devices',
    summary: 'Write down what happened to a device',
    description:
      'Bought, stored, refurbished or scrapped, with the day and why; appended and never changed. A scrapped device is never installed again. Installations and removals have routes of their own.',
  }),
  method: 'post',
  path: '/v1/devices/{device_id}/events',
  request: {
    headers: idempotencyOptional,
    params: z.object({ device_id: idOf('device') }),
    body: { required: true, content: json(RecordDeviceEvent) },
  },
  responses: {
    201: answer('The event', DeviceEvent),
    ...problems(...POSTING, 'not-found', 'rule-violated'),
  },
});

export function registerRecordDeviceEvent(app: App) {
  app.openapi(route, async (c) => {
    const answered = await recordDeviceEvent(c.get('context'), c.req.valid('param').device_id, c.req.valid('json'));
    return c.json(answered, 201);
  });
}
