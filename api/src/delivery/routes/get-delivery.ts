import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getDelivery } from '../get-delivery.ts';
import { Delivery } from '../schemas.ts';

const route = createRoute({
  ...describe('getDelivery', {
    tag: 'Deliveries',
    summary: 'Read a delivery',
    description:
      'Status, level of evidence, day of receipt with its reason, every attempt and every entry of the evidence log.',
  }),
  method: 'get',
  path: '/v1/deliveries/{delivery_id}',
  request: { params: z.object({ delivery_id: idOf('delivery') }) },
  responses: { 200: answer('Read a delivery', Delivery), ...problems('not-found') },
});

export function registerGetDelivery(app: App) {
  app.openapi(route, async (c) => c.json(await getDelivery(c.get('context'), c.req.valid('param').delivery_id), 200));
}
