import { createRoute } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { closeReadingRoute } from '../close-reading-route.ts';
import { ReadingRoute, readingRouteParams } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('closeReadingRoute', {
    tag: 'Reading routes',
    summary: 'Close a reading route',
    description:
      'Nothing more is taken for it. Twice changes nothing more. What is still on a phone can be sent to another route under the same ids.',
  }),
  method: 'post',
  path: '/v1/reading-routes/{reading_route_id}/closures',
  request: { headers: idempotencyOptional, params: readingRouteParams },
  responses: {
    200: answer('The closed route', ReadingRoute, { etag: true }),
    ...problems('not-found', ...POSTING_WITHOUT_BODY),
  },
});

export function registerCloseReadingRoute(app: App) {
  app.openapi(route, async (c) => {
    const closed = await closeReadingRoute(c.get('context'), c.req.valid('param').reading_route_id);
    tagged(c, closed);
    return c.json(closed, 200);
  });
}
