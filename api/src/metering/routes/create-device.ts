import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createDevice } from '../create-device.ts';
import { CreateDevice, Device } from '../schemas.ts';

const route = createRoute({
  ...describe('createDevice', {
    tag: 'Devices',
    summary: 'Make a device',
    description:
      'A meter or heat cost allocator by its address in the telegram, unique in the account: manufacturer, serial, version and device type, where what is not said may be anything. What was heard of it before becomes readings as soon as it is known where it measured. The AES key is kept sealed and never answered.',
  }),
  method: 'post',
  path: '/v1/devices',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateDevice) } },
  responses: {
    201: answer('The device', Device, { etag: true, location: true }),
    ...problems(...POSTING, 'rule-violated'),
  },
});

export function registerCreateDevice(app: App) {
  app.openapi(route, async (c) => {
    const device = await createDevice(c.get('context'), c.req.valid('json'));
    created(c, `/v1/devices/${device.id}`, device);
    return c.json(device, 201);
  });
}
