import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getMeasuringPoint } from '../get-measuring-point.ts';
import { MeasuringPoint } from '../schemas.ts';

const route = createRoute({
  ...describe('getMeasuringPoint', {
    tag: 'Measuring points',
    summary: 'Read a measuring point',
    description: 'The measuring point as it is now.',
  }),
  method: 'get',
  path: '/v1/measuring-points/{measuring_point_id}',
  request: { params: z.object({ measuring_point_id: idOf('measuringPoint') }) },
  responses: { 200: answer('The measuring point', MeasuringPoint, { etag: true }), ...problems('not-found') },
});

export function registerGetMeasuringPoint(app: App) {
  app.openapi(route, async (c) => {
    const measuringPoint = await getMeasuringPoint(c.get('context'), c.req.valid('param').measuring_point_id);
    tagged(c, measuringPoint);
    return c.json(measuringPoint, 200);
  });
}
