import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { FuelDeliveryPage } from '../costs/schemas.ts';
import { listFuelDeliveries } from '../list-fuel-deliveries.ts';
import { inPeriodQuery } from '../periods/schemas.ts';

const route = createRoute({
  ...describe('listFuelDeliveries', {
    tag: 'Fuel',
    summary: 'List fuel deliveries',
    description: 'Layers of the fuel stock of this account and mode, of one period if asked.',
  }),
  method: 'get',
  path: '/v1/fuel-deliveries',
  request: { query: inPeriodQuery },
  responses: { 200: answer('A page', FuelDeliveryPage), ...problems() },
});

export function registerListFuelDeliveries(app: App) {
  app.openapi(route, async (c) => {
    const page = await listFuelDeliveries(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
