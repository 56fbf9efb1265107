import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getSeries } from '../get-series.ts';
import { Series, seriesQuery } from '../series/schemas.ts';

const route = createRoute({
  ...describe('getSeries', {
    tag: 'Series',
    summary: 'Read the validated series of a measuring point',
    description:
      'What was consumed by day or month, each value with its origin (measured, self-read, estimated, substituted, missing), and what is wrong or remarkable in its readings. At most 36 months or 366 days. Nothing is made up: interpolation and substitute values are labelled, and left out where nobody wants them. A point of a smoke alarm has no series (422).',
  }),
  method: 'get',
  path: '/v1/measuring-points/{measuring_point_id}/series',
  request: { params: z.object({ measuring_point_id: idOf('measuringPoint') }), query: seriesQuery },
  responses: { 200: answer('The series', Series), ...problems('not-found', 'rule-violated') },
});

export function registerGetSeries(app: App) {
  app.openapi(route, async (c) => {
    const { measuring_point_id } = c.req.valid('param');
    return c.json(await getSeries(c.get('context'), measuring_point_id, c.req.valid('query')), 200);
  });
}
