import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { CreateFuelDelivery, FuelDelivery } from '../costs/schemas.ts';
import { createFuelDelivery } from '../create-fuel-delivery.ts';

const route = createRoute({
  ...describe('createFuelDelivery', {
    tag: 'Fuel',
    summary: 'Add fuel',
    description: 'A layer of the fuel stock: opening stock or a purchase, with kilograms and cost of CO2 as invoiced.',
  }),
  method: 'post',
  path: '/v1/fuel-deliveries',
  request: { headers: idempotencyRequired, body: { required: true, content: json(CreateFuelDelivery) } },
  responses: {
    201: answer('The fuel', FuelDelivery, { etag: true, location: true }),
    ...problems(...POSTING, 'idempotency-key-missing', 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateFuelDelivery(app: App) {
  app.openapi(route, async (c) => {
    const made = await createFuelDelivery(c.get('context'), c.req.valid('json'));
    created(c, `/v1/fuel-deliveries/${made.id}`, made);
    return c.json(made, 201);
  });
}
