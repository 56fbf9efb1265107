import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createApiKey } from '../create-api-key.ts';
import { CreateApiKey, NewApiKey } from '../schemas.ts';

const route = createRoute({
  ...describe('createApiKey', {
    tag: 'API keys',
    summary: 'Make an API key',
    description:
      'A key of this account and mode with one role. The secret is answered once and stored as a keyed hash only.',
  }),
  method: 'post',
  path: '/v1/api-keys',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateApiKey) } },
  responses: {
    201: answer('The key with its secret', NewApiKey),
    ...problems(...POSTING),
  },
});

export function registerCreateApiKey(app: App) {
  app.openapi(route, async (c) => c.json(await createApiKey(c.get('context'), c.req.valid('json')), 201));
}
