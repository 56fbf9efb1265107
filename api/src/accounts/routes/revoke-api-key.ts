import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf } from '../../http/schemas.ts';
import { revokeApiKey } from '../revoke-api-key.ts';
import { ApiKey } from '../schemas.ts';

const route = createRoute({
  ...describe('revokeApiKey', {
    tag: 'API keys',
    summary: 'End an API key',
    description: 'The key is refused from now on. Revoking twice changes nothing more.',
  }),
  method: 'post',
  path: '/v1/api-keys/{api_key_id}/revocations',
  request: { headers: idempotencyOptional, params: z.object({ api_key_id: idOf('apiKey') }) },
  responses: {
    200: answer('The ended key', ApiKey),
    ...problems('not-found', ...POSTING_WITHOUT_BODY),
  },
});

export function registerRevokeApiKey(app: App) {
  app.openapi(route, async (c) => c.json(await revokeApiKey(c.get('context'), c.req.valid('param').api_key_id), 200));
}
