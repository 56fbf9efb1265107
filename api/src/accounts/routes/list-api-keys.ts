import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listApiKeys } from '../list-api-keys.ts';
import { ApiKeyPage, listQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listApiKeys', {
    tag: 'API keys',
    summary: 'List API keys',
    description: 'Keys of this account and mode, without their secrets.',
  }),
  method: 'get',
  path: '/v1/api-keys',
  request: { query: listQuery },
  responses: { 200: answer('A page', ApiKeyPage), ...problems() },
});

export function registerListApiKeys(app: App) {
  app.openapi(route, async (c) => {
    const page = await listApiKeys(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
