import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listReadingRoutes } from '../list-reading-routes.ts';
import { ReadingRoutePage, readingRouteQuery } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('listReadingRoutes', {
    tag: 'Reading routes',
    summary: 'List reading routes',
    description: 'Routes in the order they were made, of one property or state where asked, each with its progress.',
  }),
  method: 'get',
  path: '/v1/reading-routes',
  request: { query: readingRouteQuery },
  responses: { 200: answer('A page', ReadingRoutePage), ...problems() },
});

export function registerListReadingRoutes(app: App) {
  app.openapi(route, async (c) => {
    const page = await listReadingRoutes(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
