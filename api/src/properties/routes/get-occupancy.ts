import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getOccupancy } from '../get-occupancy.ts';
import { Occupancy } from '../schemas.ts';

const route = createRoute({
  ...describe('getOccupancy', {
    tag: 'Occupancies',
    summary: 'Read an occupancy',
    description: 'The occupancy as it is now.',
  }),
  method: 'get',
  path: '/v1/occupancies/{occupancy_id}',
  request: { params: z.object({ occupancy_id: idOf('occupancy') }) },
  responses: { 200: answer('The occupancy', Occupancy, { etag: true }), ...problems('not-found') },
});

export function registerGetOccupancy(app: App) {
  app.openapi(route, async (c) => {
    const occupancy = await getOccupancy(c.get('context'), c.req.valid('param').occupancy_id);
    tagged(c, occupancy);
    return c.json(occupancy, 200);
  });
}
