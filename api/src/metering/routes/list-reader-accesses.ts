import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listReaderAccesses } from '../list-reader-accesses.ts';
import { accessQuery, ReaderAccessPage, readingRouteParams } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('listReaderAccesses', {
    tag: 'Reader access',
    summary: 'List who may get in',
    description: 'Accesses of a route with their state and wrong attempts. Neither link nor PIN is shown again.',
  }),
  method: 'get',
  path: '/v1/reading-routes/{reading_route_id}/accesses',
  request: { params: readingRouteParams, query: accessQuery },
  responses: { 200: answer('A page', ReaderAccessPage), ...problems('not-found') },
});

export function registerListReaderAccesses(app: App) {
  app.openapi(route, async (c) => {
    const { reading_route_id: id } = c.req.valid('param');
    const page = await listReaderAccesses(c.get('context'), id, c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
