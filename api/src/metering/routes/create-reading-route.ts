import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createReadingRoute } from '../create-reading-route.ts';
import { CreateReadingRoute, ReadingRoute } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('createReadingRoute', {
    tag: 'Reading routes',
    summary: 'Plan a reading route',
    description:
      'A walk through one house: its points in order, and the days between which a value counts. Without a list of points all with a device are walked by, flat by flat; `only_missing` leaves out those that have a value already, such as by radio.',
  }),
  method: 'post',
  path: '/v1/reading-routes',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateReadingRoute) } },
  responses: {
    201: answer('The route', ReadingRoute, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateReadingRoute(app: App) {
  app.openapi(route, async (c) => {
    const made = await createReadingRoute(c.get('context'), c.req.valid('json'));
    created(c, `/v1/reading-routes/${made.id}`, made);
    return c.json(made, 201);
  });
}
