import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createVirtualPoint } from '../create-virtual-point.ts';
import { CreateVirtualPoint, VirtualPoint } from '../virtual-points/schemas.ts';

const route = createRoute({
  ...describe('createVirtualPoint', {
    tag: 'Virtual points',
    summary: 'Make a virtual point',
    description:
      'A point nobody reads: a sum or a difference of measuring points and other virtual points of the property, from a day on. Its parts count in one unit, and no point contains itself. Bills do not measure by it: a difference is no recording of its own in the sense of HeizkostenV § 5(2) (BGH, 16 July 2008, VIII ZR 57/07).',
  }),
  method: 'post',
  path: '/v1/virtual-points',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateVirtualPoint) } },
  responses: {
    201: answer('The virtual point', VirtualPoint, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateVirtualPoint(app: App) {
  app.openapi(route, async (c) => {
    const virtualPoint = await createVirtualPoint(c.get('context'), c.req.valid('json'));
    created(c, `/v1/virtual-points/${virtualPoint.id}`, virtualPoint);
    return c.json(virtualPoint, 201);
  });
}
