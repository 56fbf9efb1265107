import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { describe, problems } from '../../http/describe.ts';
import { idOf, ifMatch } from '../../http/schemas.ts';
import { deleteFuelDelivery } from '../delete-fuel-delivery.ts';

const route = createRoute({
  ...describe('deleteFuelDelivery', {
    tag: 'Fuel',
    summary: 'Remove a fuel delivery',
    description: 'Possible until statements of the period are issued; afterwards it is corrected.',
  }),
  method: 'delete',
  path: '/v1/fuel-deliveries/{fuel_delivery_id}',
  request: { headers: ifMatch, params: z.object({ fuel_delivery_id: idOf('fuelDelivery') }) },
  responses: {
    204: { description: 'Gone' },
    ...problems('not-found', 'precondition-failed', 'precondition-required', 'billing-period-issued', 'conflict'),
  },
});

export function registerDeleteFuelDelivery(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    await deleteFuelDelivery(c.get('context'), c.req.valid('param').fuel_delivery_id, match);
    return c.body(null, 204);
  });
}
