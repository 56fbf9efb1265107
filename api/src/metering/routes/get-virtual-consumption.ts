import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getVirtualConsumption } from '../get-virtual-consumption.ts';
import { VirtualConsumption, virtualConsumptionQuery } from '../virtual-points/schemas.ts';

const route = createRoute({
  ...describe('getVirtualConsumption', {
    tag: 'Virtual points',
    summary: 'Read what a virtual point counted',
    description:
      'By month or year, with every part. As soon as a part is missing there is no value; nor is there one where more would be taken away than was counted, which the sum then shows. At most 36 months or 10 years.',
  }),
  method: 'get',
  path: '/v1/virtual-points/{virtual_point_id}/consumption',
  request: { params: z.object({ virtual_point_id: idOf('virtualPoint') }), query: virtualConsumptionQuery },
  responses: { 200: answer('The consumption', VirtualConsumption), ...problems('not-found') },
});

export function registerGetVirtualConsumption(app: App) {
  app.openapi(route, async (c) => {
    const { virtual_point_id } = c.req.valid('param');
    return c.json(await getVirtualConsumption(c.get('context'), virtual_point_id, c.req.valid('query')), 200);
  });
}
