import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { GatewayPage, gatewayQuery } from '../gateways/schemas.ts';
import { listGateways } from '../list-gateways.ts';

const route = createRoute({
  ...describe('listGateways', {
    tag: 'Gateways',
    summary: 'List gateways',
    description:
      'Each with last contact, signal and the devices it hears, by kind and maker. Those that were heard and never entered are among them, as unregistered.',
  }),
  method: 'get',
  path: '/v1/gateways',
  request: { query: gatewayQuery },
  responses: {
    200: answer('A page', GatewayPage),
    ...problems(),
  },
});

export function registerListGateways(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listGateways(c.get('context'), c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
