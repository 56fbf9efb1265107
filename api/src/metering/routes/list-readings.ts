import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listReadings } from '../list-readings.ts';
import { ReadingPage, readingQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listReadings', {
    tag: 'Readings',
    summary: 'List readings',
    description:
      'Readings point by point in order of time, of one measuring point and between two days where asked. What they are read for stays in the audit trail (HeizkostenV § 6b).',
  }),
  method: 'get',
  path: '/v1/readings',
  request: { query: readingQuery },
  responses: { 200: answer('A page', ReadingPage), ...problems() },
});

export function registerListReadings(app: App) {
  app.openapi(route, async (c) => {
    const page = await listReadings(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
