import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf } from '../../http/schemas.ts';
import { acknowledgeDelivery } from '../acknowledge-delivery.ts';
import { Delivery } from '../schemas.ts';

const route = createRoute({
  ...describe('acknowledgeDelivery', {
    tag: 'Deliveries',
    summary: 'Confirm receipt',
    description:
      'By the occupant with an own token: level 5, the strongest evidence of receipt. Repeating changes nothing.',
  }),
  method: 'post',
  path: '/v1/deliveries/{delivery_id}/acknowledgements',
  request: { headers: idempotencyOptional, params: z.object({ delivery_id: idOf('delivery') }) },
  responses: { 200: answer('The delivery, confirmed', Delivery), ...problems(...POSTING_WITHOUT_BODY, 'not-found') },
});

export function registerAcknowledgeDelivery(app: App) {
  app.openapi(route, async (c) =>
    c.json(await acknowledgeDelivery(c.get('context'), c.req.valid('param').delivery_id), 200),
  );
}
