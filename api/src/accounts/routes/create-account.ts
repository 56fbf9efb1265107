import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createAccount } from '../create-account.ts';
import { CreateAccount, NewAccount } from '../schemas.ts';

const route = createRoute({
  ...describe('createAccount', {
    tag: 'Accounts',
    summary: 'Make an account below this one',
    description: 'For resellers: the new account has its own data, keys and brands. Its first key is answered once.',
  }),
  method: 'post',
  path: '/v1/accounts',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateAccount) } },
  responses: {
    201: answer('The account and its first key', NewAccount, { location: true }),
    ...problems(...POSTING),
  },
});

export function registerCreateAccount(app: App) {
  app.openapi(route, async (c) => {
    const account = await createAccount(c.get('context'), c.req.valid('json'));
    created(c, `/v1/accounts/${account.id}`);
    return c.json(account, 201);
  });
}
