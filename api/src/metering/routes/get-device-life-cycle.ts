import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getDeviceLifeCycle } from '../get-device-life-cycle.ts';
import { DeviceLifeCycle } from '../register/schemas.ts';

const route = createRoute({
  ...describe('getDeviceLifeCycle', {
    tag: 'Devices',
    summary: 'Read the life of a device',
    description:
      'Everything that happened to it, where it measured, and the state that follows from that. An installation or removal that was taken back counts for nothing and is shown all the same.',
  }),
  method: 'get',
  path: '/v1/devices/{device_id}/life-cycle',
  request: { params: z.object({ device_id: idOf('device') }) },
  responses: {
    200: answer('The life of the device', DeviceLifeCycle),
    ...problems('not-found'),
  },
});

export function registerGetDeviceLifeCycle(app: App) {
  app.openapi(route, async (c) => {
    const answered = await getDeviceLifeCycle(c.get('context'), c.req.valid('param').device_id);
    return c.json(answered, 200);
  });
}
