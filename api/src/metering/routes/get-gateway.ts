import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { Gateway } from '../gateways/schemas.ts';
import { getGateway } from '../get-gateway.ts';

const route = createRoute({
  ...describe('getGateway', {
    tag: 'Gateways',
    summary: 'Read a gateway',
    description: 'What is known of it and what it heard lately.',
  }),
  method: 'get',
  path: '/v1/gateways/{gateway_id}',
  request: { params: z.object({ gateway_id: idOf('gateway') }) },
  responses: {
    200: answer('The gateway', Gateway, { etag: true }),
    ...problems('not-found'),
  },
});

export function registerGetGateway(app: App) {
  app.openapi(route, async (c) => {
    const answered = await getGateway(c.get('context'), c.req.valid('param').gateway_id);
    tagged(c, answered);
    return c.json(answered, 200);
  });
}
