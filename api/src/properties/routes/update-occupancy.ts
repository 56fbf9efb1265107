import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Occupancy, UpdateOccupancy } from '../schemas.ts';
import { updateOccupancy } from '../update-occupancy.ts';

const route = createRoute({
  ...describe('updateOccupancy', {
    tag: 'Occupancies',
    summary: 'Change an occupancy',
    description: 'Fields left out stay. Set `to` when somebody moves out. Statements that exist stay as they are.',
  }),
  method: 'patch',
  path: '/v1/occupancies/{occupancy_id}',
  request: {
    headers: ifMatch,
    params: z.object({ occupancy_id: idOf('occupancy') }),
    body: { required: true, content: json(UpdateOccupancy) },
  },
  responses: {
    200: answer('The changed occupancy', Occupancy, { etag: true }),
    ...problems(...PATCHING, 'occupancy-overlap', 'rule-violated'),
  },
});

export function registerUpdateOccupancy(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const occupancy = await updateOccupancy(
      c.get('context'),
      c.req.valid('param').occupancy_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, occupancy);
    return c.json(occupancy, 200);
  });
}
