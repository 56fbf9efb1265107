import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createOccupancy } from '../create-occupancy.ts';
import { CreateOccupancy, Occupancy } from '../schemas.ts';

const route = createRoute({
  ...describe('createOccupancy', {
    tag: 'Occupancies',
    summary: 'Make an occupancy',
    description: 'Who uses a unit from the first to the last day. Two of a unit cannot overlap.',
  }),
  method: 'post',
  path: '/v1/occupancies',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateOccupancy) } },
  responses: {
    201: answer('The occupancy', Occupancy, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference', 'occupancy-overlap', 'rule-violated'),
  },
});

export function registerCreateOccupancy(app: App) {
  app.openapi(route, async (c) => {
    const occupancy = await createOccupancy(c.get('context'), c.req.valid('json'));
    created(c, `/v1/occupancies/${occupancy.id}`, occupancy);
    return c.json(occupancy, 201);
  });
}
