import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { updateVirtualPoint } from '../update-virtual-point.ts';
import { UpdateVirtualPoint, VirtualPoint } from '../virtual-points/schemas.ts';

const route = createRoute({
  ...describe('updateVirtualPoint', {
    tag: 'Virtual points',
    summary: 'Change a virtual point',
    description: 'Its name, or what it is made of from a day on. Earlier definitions stay and hold until that day.',
  }),
  method: 'patch',
  path: '/v1/virtual-points/{virtual_point_id}',
  request: {
    headers: ifMatch,
    params: z.object({ virtual_point_id: idOf('virtualPoint') }),
    body: { required: true, content: json(UpdateVirtualPoint) },
  },
  responses: {
    200: answer('The changed virtual point', VirtualPoint, { etag: true }),
    ...problems(...PATCHING, 'rule-violated'),
  },
});

export function registerUpdateVirtualPoint(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const { virtual_point_id } = c.req.valid('param');
    const virtualPoint = await updateVirtualPoint(c.get('context'), virtual_point_id, match, c.req.valid('json'));
    tagged(c, virtualPoint);
    return c.json(virtualPoint, 200);
  });
}
