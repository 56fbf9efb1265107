import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listDevices } from '../list-devices.ts';
import { deviceQuery } from '../register/schemas.ts';
import { DevicePage } from '../schemas.ts';

const route = createRoute({
  ...describe('listDevices', {
    tag: 'Devices',
    summary: 'List devices',
    description: 'Devices of this account and mode, also by address.',
  }),
  method: 'get',
  path: '/v1/devices',
  request: { query: deviceQuery },
  responses: { 200: answer('A page', DevicePage), ...problems() },
});

export function registerListDevices(app: App) {
  app.openapi(route, async (c) => {
    const page = await listDevices(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
