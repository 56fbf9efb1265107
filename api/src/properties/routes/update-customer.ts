import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Customer, UpdateCustomer } from '../schemas.ts';
import { updateCustomer } from '../update-customer.ts';

const route = createRoute({
  ...describe('updateCustomer', {
    tag: 'Customers',
    summary: 'Change a customer',
    description: 'Fields left out stay. Documents that exist keep what they were made with.',
  }),
  method: 'patch',
  path: '/v1/customers/{customer_id}',
  request: {
    headers: ifMatch,
    params: z.object({ customer_id: idOf('customer') }),
    body: { required: true, content: json(UpdateCustomer) },
  },
  responses: {
    200: answer('The changed customer', Customer, { etag: true }),
    ...problems(...PATCHING, 'unknown-reference'),
  },
});

export function registerUpdateCustomer(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const customer = await updateCustomer(
      c.get('context'),
      c.req.valid('param').customer_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, customer);
    return c.json(customer, 200);
  });
}
