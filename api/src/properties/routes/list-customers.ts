import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listCustomers } from '../list-customers.ts';
import { CustomerPage, listQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listCustomers', {
    tag: 'Customers',
    summary: 'List customers',
    description: 'Customers of this account and mode.',
  }),
  method: 'get',
  path: '/v1/customers',
  request: { query: listQuery },
  responses: { 200: answer('A page', CustomerPage), ...problems() },
});

export function registerListCustomers(app: App) {
  app.openapi(route, async (c) => {
    const page = await listCustomers(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
