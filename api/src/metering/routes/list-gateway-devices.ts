import { createRoute, z } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { HeardDevicePage, heardDeviceQuery } from '../gateways/schemas.ts';
import { listGatewayDevices } from '../list-gateway-devices.ts';

const route = createRoute({
  ...describe('listGatewayDevices', {
    tag: 'Gateways',
    summary: 'List what a gateway hears',
    description:
      'Every address it ever heard with the last signal and what became of the last telegram, in the order of addresses; on demand only those nobody has entered.',
  }),
  method: 'get',
  path: '/v1/gateways/{gateway_id}/devices',
  request: { params: z.object({ gateway_id: idOf('gateway') }), query: heardDeviceQuery },
  responses: {
    200: answer('A page', HeardDevicePage),
    ...problems('not-found'),
  },
});

export function registerListGatewayDevices(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listGatewayDevices(c.get('context'), c.req.valid('param').gateway_id, c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
