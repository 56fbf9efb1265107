import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { getLogKey } from '../get-log-key.ts';
import { LogKey } from '../schemas.ts';

const route = createRoute({
  ...describe('getLogKey', {
    tag: 'Evidence log',
    summary: 'Read the key of the log',
    description: 'The public key that verifies checkpoints and proofs of this account and mode, without a network.',
  }),
  method: 'get',
  path: '/v1/log/key',
  responses: { 200: answer('The key', LogKey), ...problems() },
});

export function registerGetLogKey(app: App) {
  app.openapi(route, async (c) => c.json(await getLogKey(c.get('context')), 200));
}
