import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { getReadingWalk } from '../get-reading-walk.ts';
import { ReadingWalk, readingRouteParams } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('getReadingWalk', {
    tag: 'Reading routes',
    summary: 'Walk a reading route',
    description:
      'Flats and points in order, with device, last and expected value and what is done: all that a reader needs offline, and nothing about the people who live there.',
  }),
  method: 'get',
  path: '/v1/reading-routes/{reading_route_id}/walk',
  request: { params: readingRouteParams },
  responses: { 200: answer('The walk', ReadingWalk), ...problems('not-found') },
});

export function registerGetReadingWalk(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getReadingWalk(c.get('context'), c.req.valid('param').reading_route_id), 200),
  );
}
