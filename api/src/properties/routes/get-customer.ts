import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getCustomer } from '../get-customer.ts';
import { Customer } from '../schemas.ts';

const route = createRoute({
  ...describe('getCustomer', {
    tag: 'Customers',
    summary: 'Read a customer',
    description: 'The customer as it is now.',
  }),
  method: 'get',
  path: '/v1/customers/{customer_id}',
  request: { params: z.object({ customer_id: idOf('customer') }) },
  responses: { 200: answer('The customer', Customer, { etag: true }), ...problems('not-found') },
});

export function registerGetCustomer(app: App) {
  app.openapi(route, async (c) => {
    const customer = await getCustomer(c.get('context'), c.req.valid('param').customer_id);
    tagged(c, customer);
    return c.json(customer, 200);
  });
}
