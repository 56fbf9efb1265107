import { createRoute } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { ifMatch, json } from '../../http/schemas.ts';
import { ReadingRoute, readingRouteParams, UpdateReadingRoute } from '../manual-reading/schemas.ts';
import { updateReadingRoute } from '../update-reading-route.ts';

const route = createRoute({
  ...describe('updateReadingRoute', {
    tag: 'Reading routes',
    summary: 'Change a reading route',
    description: 'Name, days or the order of the walk. What was read stays.',
  }),
  method: 'patch',
  path: '/v1/reading-routes/{reading_route_id}',
  request: {
    headers: ifMatch,
    params: readingRouteParams,
    body: { required: true, content: json(UpdateReadingRoute) },
  },
  responses: {
    200: answer('The changed route', ReadingRoute, { etag: true }),
    ...problems(...PATCHING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerUpdateReadingRoute(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const { reading_route_id: id } = c.req.valid('param');
    const changed = await updateReadingRoute(c.get('context'), id, match, c.req.valid('json'));
    tagged(c, changed);
    return c.json(changed, 200);
  });
}
