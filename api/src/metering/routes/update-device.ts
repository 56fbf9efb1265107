import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Device, UpdateDevice } from '../schemas.ts';
import { updateDevice } from '../update-device.ts';

const route = createRoute({
  ...describe('updateDevice', {
    tag: 'Devices',
    summary: 'Change a device',
    description: 'Fields left out stay. Address and kind never change.',
  }),
  method: 'patch',
  path: '/v1/devices/{device_id}',
  request: {
    headers: ifMatch,
    params: z.object({ device_id: idOf('device') }),
    body: { required: true, content: json(UpdateDevice) },
  },
  responses: {
    200: answer('The changed device', Device, { etag: true }),
    ...problems(...PATCHING, 'rule-violated'),
  },
});

export function registerUpdateDevice(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const device = await updateDevice(c.get('context'), c.req.valid('param').device_id, match, c.req.valid('json'));
    tagged(c, device);
    return c.json(device, 200);
  });
}
