import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createCustomer } from '../create-customer.ts';
import { CreateCustomer, Customer } from '../schemas.ts';

const route = createRoute({
  ...describe('createCustomer', {
    tag: 'Customers',
    summary: 'Make a customer',
    description:
      'A manager, owner or association inside the account. Name and address are stored under a key of their own.',
  }),
  method: 'post',
  path: '/v1/customers',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateCustomer) } },
  responses: {
    201: answer('The customer', Customer, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerCreateCustomer(app: App) {
  app.openapi(route, async (c) => {
    const customer = await createCustomer(c.get('context'), c.req.valid('json'));
    created(c, `/v1/customers/${customer.id}`, customer);
    return c.json(customer, 201);
  });
}
