import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listReleases } from '../list-releases.ts';
import { ReleasePage, releaseQuery } from '../statements/schemas.ts';

const route = createRoute({
  ...describe('listReleases', {
    tag: 'Releases',
    summary: 'List releases',
    description: 'Releases of this account and mode, of one statement if asked.',
  }),
  method: 'get',
  path: '/v1/releases',
  request: { query: releaseQuery },
  responses: { 200: answer('A page', ReleasePage), ...problems() },
});

export function registerListReleases(app: App) {
  app.openapi(route, async (c) => {
    const page = await listReleases(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
