import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { createDelivery } from '../create-delivery.ts';
import { CreateDelivery, Delivery } from '../schemas.ts';

const route = createRoute({
  ...describe('createDelivery', {
    tag: 'Deliveries',
    summary: 'Deliver a document',
    description:
      'Puts a released document on its way by portal or e-mail. The mail goes out once; what cannot be known is marked `unclear`.',
  }),
  method: 'post',
  path: '/v1/deliveries',
  request: { headers: idempotencyRequired, body: { required: true, content: json(CreateDelivery) } },
  responses: {
    201: answer('The delivery, queued', Delivery, { location: true }),
    ...problems(
      ...POSTING,
      'idempotency-key-missing',
      'not-released',
      'version-superseded',
      'person-erased',
      'unknown-reference',
      'rule-violated',
    ),
  },
});

export function registerCreateDelivery(app: App) {
  app.openapi(route, async (c) => {
    const delivery = await createDelivery(c.get('context'), c.req.valid('json'));
    created(c, `/v1/deliveries/${delivery.id}`);
    return c.json(delivery, 201);
  });
}
