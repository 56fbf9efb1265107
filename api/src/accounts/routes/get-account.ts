import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getAccount } from '../get-account.ts';
import { Account } from '../schemas.ts';

const route = createRoute({
  ...describe('getAccount', {
    tag: 'Accounts',
    summary: 'Read an account',
    description: 'The own account or one directly below it.',
  }),
  method: 'get',
  path: '/v1/accounts/{account_id}',
  request: { params: z.object({ account_id: idOf('account') }) },
  responses: { 200: answer('The account', Account), ...problems('not-found') },
});

export function registerGetAccount(app: App) {
  app.openapi(route, async (c) => c.json(await getAccount(c.get('context'), c.req.valid('param').account_id), 200));
}
