import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { FuelDelivery } from '../costs/schemas.ts';
import { getFuelDelivery } from '../get-fuel-delivery.ts';

const route = createRoute({
  ...describe('getFuelDelivery', {
    tag: 'Fuel',
    summary: 'Read a fuel delivery',
    description: 'One layer of the fuel stock.',
  }),
  method: 'get',
  path: '/v1/fuel-deliveries/{fuel_delivery_id}',
  request: { params: z.object({ fuel_delivery_id: idOf('fuelDelivery') }) },
  responses: { 200: answer('The fuel', FuelDelivery, { etag: true }), ...problems('not-found') },
});

export function registerGetFuelDelivery(app: App) {
  app.openapi(route, async (c) => {
    const found = await getFuelDelivery(c.get('context'), c.req.valid('param').fuel_delivery_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
