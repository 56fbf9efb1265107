import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { MeasuringPoint, UpdateMeasuringPoint } from '../schemas.ts';
import { updateMeasuringPoint } from '../update-measuring-point.ts';

const route = createRoute({
  ...describe('updateMeasuringPoint', {
    tag: 'Measuring points',
    summary: 'Change a measuring point',
    description: 'Its room and its order. What it measures never changes.',
  }),
  method: 'patch',
  path: '/v1/measuring-points/{measuring_point_id}',
  request: {
    headers: ifMatch,
    params: z.object({ measuring_point_id: idOf('measuringPoint') }),
    body: { required: true, content: json(UpdateMeasuringPoint) },
  },
  responses: {
    200: answer('The changed measuring point', MeasuringPoint, { etag: true }),
    ...problems(...PATCHING),
  },
});

export function registerUpdateMeasuringPoint(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const measuringPoint = await updateMeasuringPoint(
      c.get('context'),
      c.req.valid('param').measuring_point_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, measuringPoint);
    return c.json(measuringPoint, 200);
  });
}
