import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listAccounts } from '../list-accounts.ts';
import { AccountPage, listQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listAccounts', {
    tag: 'Accounts',
    summary: 'List accounts',
    description: 'The own account and those directly below it.',
  }),
  method: 'get',
  path: '/v1/accounts',
  request: { query: listQuery },
  responses: { 200: answer('A page', AccountPage), ...problems() },
});

export function registerListAccounts(app: App) {
  app.openapi(route, async (c) => {
    const page = await listAccounts(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
