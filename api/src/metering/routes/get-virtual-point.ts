import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getVirtualPoint } from '../get-virtual-point.ts';
import { VirtualPoint } from '../virtual-points/schemas.ts';

const route = createRoute({
  ...describe('getVirtualPoint', {
    tag: 'Virtual points',
    summary: 'Read a virtual point',
    description: 'With every definition it ever had.',
  }),
  method: 'get',
  path: '/v1/virtual-points/{virtual_point_id}',
  request: { params: z.object({ virtual_point_id: idOf('virtualPoint') }) },
  responses: { 200: answer('The virtual point', VirtualPoint, { etag: true }), ...problems('not-found') },
});

export function registerGetVirtualPoint(app: App) {
  app.openapi(route, async (c) => {
    const virtualPoint = await getVirtualPoint(c.get('context'), c.req.valid('param').virtual_point_id);
    tagged(c, virtualPoint);
    return c.json(virtualPoint, 200);
  });
}
