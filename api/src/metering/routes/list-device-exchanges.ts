import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listDeviceExchanges } from '../list-device-exchanges.ts';
import { DeviceExchangePage, deviceExchangeQuery } from '../register/schemas.ts';

const route = createRoute({
  ...describe('listDeviceExchanges', {
    tag: 'Devices',
    summary: 'List exchanges',
    description:
      'The protocol of each exchange, of a point or a house: who exchanged when and why, last and first value, photo. Corrections are rows of their own.',
  }),
  method: 'get',
  path: '/v1/device-exchanges',
  request: { query: deviceExchangeQuery },
  responses: {
    200: answer('A page', DeviceExchangePage),
    ...problems(),
  },
});

export function registerListDeviceExchanges(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listDeviceExchanges(c.get('context'), c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
