import { createRoute } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { getReadingRoute } from '../get-reading-route.ts';
import { ReadingRoute, readingRouteParams } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('getReadingRoute', {
    tag: 'Reading routes',
    summary: 'Get a reading route',
    description: 'The route and how far it is: radio values count, and a remark says why there is none.',
  }),
  method: 'get',
  path: '/v1/reading-routes/{reading_route_id}',
  request: { params: readingRouteParams },
  responses: { 200: answer('The route', ReadingRoute, { etag: true }), ...problems('not-found') },
});

export function registerGetReadingRoute(app: App) {
  app.openapi(route, async (c) => {
    const found = await getReadingRoute(c.get('context'), c.req.valid('param').reading_route_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
