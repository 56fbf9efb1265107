import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getDevice } from '../get-device.ts';
import { Device } from '../schemas.ts';

const route = createRoute({
  ...describe('getDevice', {
    tag: 'Devices',
    summary: 'Read a device',
    description: 'The device as it is now, without its key.',
  }),
  method: 'get',
  path: '/v1/devices/{device_id}',
  request: { params: z.object({ device_id: idOf('device') }) },
  responses: { 200: answer('The device', Device, { etag: true }), ...problems('not-found') },
});

export function registerGetDevice(app: App) {
  app.openapi(route, async (c) => {
    const device = await getDevice(c.get('context'), c.req.valid('param').device_id);
    tagged(c, device);
    return c.json(device, 200);
  });
}
