import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { CostEntry } from '../costs/schemas.ts';
import { getCostEntry } from '../get-cost-entry.ts';

const route = createRoute({
  ...describe('getCostEntry', {
    tag: 'Costs',
    summary: 'Read a cost',
    description: 'One cost of a period.',
  }),
  method: 'get',
  path: '/v1/cost-entries/{cost_entry_id}',
  request: { params: z.object({ cost_entry_id: idOf('costEntry') }) },
  responses: { 200: answer('The cost', CostEntry, { etag: true }), ...problems('not-found') },
});

export function registerGetCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const found = await getCostEntry(c.get('context'), c.req.valid('param').cost_entry_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
