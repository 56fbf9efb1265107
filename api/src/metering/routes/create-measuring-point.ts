import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createMeasuringPoint } from '../create-measuring-point.ts';
import { CreateMeasuringPoint, MeasuringPoint } from '../schemas.ts';

const route = createRoute({
  ...describe('createMeasuringPoint', {
    tag: 'Measuring points',
    summary: 'Make a measuring point',
    description:
      'A place in a unit or of the whole house where something is measured. Devices come and go, the point stays.',
  }),
  method: 'post',
  path: '/v1/measuring-points',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateMeasuringPoint) } },
  responses: {
    201: answer('The measuring point', MeasuringPoint, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerCreateMeasuringPoint(app: App) {
  app.openapi(route, async (c) => {
    const measuringPoint = await createMeasuringPoint(c.get('context'), c.req.valid('json'));
    created(c, `/v1/measuring-points/${measuringPoint.id}`, measuringPoint);
    return c.json(measuringPoint, 201);
  });
}
