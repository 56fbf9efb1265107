import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { FuelDelivery, UpdateFuelDelivery } from '../costs/schemas.ts';
import { updateFuelDelivery } from '../update-fuel-delivery.ts';

const route = createRoute({
  ...describe('updateFuelDelivery', {
    tag: 'Fuel',
    summary: 'Correct a fuel delivery',
    description: 'Runs that were started keep what they froze; the next run reads the new value.',
  }),
  method: 'patch',
  path: '/v1/fuel-deliveries/{fuel_delivery_id}',
  request: {
    headers: ifMatch,
    params: z.object({ fuel_delivery_id: idOf('fuelDelivery') }),
    body: { required: true, content: json(UpdateFuelDelivery) },
  },
  responses: {
    200: answer('The fuel in its new version', FuelDelivery, { etag: true }),
    ...problems(...PATCHING),
  },
});

export function registerUpdateFuelDelivery(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const changed = await updateFuelDelivery(
      c.get('context'),
      c.req.valid('param').fuel_delivery_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, changed);
    return c.json(changed, 200);
  });
}
