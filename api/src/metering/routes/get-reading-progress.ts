import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getReadingProgress } from '../get-reading-progress.ts';
import { progressQuery, ReadingProgress } from '../quality/schemas.ts';

const route = createRoute({
  ...describe('getReadingProgress', {
    tag: 'Radio quality',
    summary: 'Read how far a house is read',
    description:
      'Share of measuring points with a value of the cut-off day, how these values came, unit by unit, and what is missing why. No value is told, so nothing is read in the sense of HeizkostenV § 6b.',
  }),
  method: 'get',
  path: '/v1/properties/{property_id}/reading-progress',
  request: { params: z.object({ property_id: idOf('property') }), query: progressQuery },
  responses: {
    200: answer('The progress', ReadingProgress),
    ...problems('not-found'),
  },
});

export function registerGetReadingProgress(app: App) {
  app.openapi(route, async (c) => {
    const answered = await getReadingProgress(c.get('context'), c.req.valid('param').property_id, c.req.valid('query'));
    return c.json(answered, 200);
  });
}
