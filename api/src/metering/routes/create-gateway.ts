import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createGateway } from '../create-gateway.ts';
import { CreateGateway, Gateway } from '../gateways/schemas.ts';

const route = createRoute({
  ...describe('createGateway', {
    tag: 'Gateways',
    summary: 'Enter a gateway',
    description:
      'By the name its telegrams carry, at a house or not yet. One that was heard before anybody entered it keeps its id and what it heard.',
  }),
  method: 'post',
  path: '/v1/gateways',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateGateway) } },
  responses: {
    201: answer('The gateway', Gateway, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerCreateGateway(app: App) {
  app.openapi(route, async (c) => {
    const answered = await createGateway(c.get('context'), c.req.valid('json'));
    created(c, `/v1/gateways/${answered.id}`, answered);
    return c.json(answered, 201);
  });
}
