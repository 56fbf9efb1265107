import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listDeliveries } from '../list-deliveries.ts';
import { DeliveryPage, deliveryQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listDeliveries', {
    tag: 'Deliveries',
    summary: 'List deliveries',
    description: 'Deliveries of this account and mode, oldest first. An occupant sees those to the own occupancy.',
  }),
  method: 'get',
  path: '/v1/deliveries',
  request: { query: deliveryQuery },
  responses: { 200: answer('A page', DeliveryPage), ...problems() },
});

export function registerListDeliveries(app: App) {
  app.openapi(route, async (c) => {
    const page = await listDeliveries(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
