import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getOperatingCostEntry } from '../get-operating-cost-entry.ts';
import { OperatingCostEntry } from '../operating-costs/entry-schemas.ts';

const route = createRoute({
  ...describe('getOperatingCostEntry', {
    tag: 'Operating costs',
    summary: 'Read an operating cost',
    description: 'One cost of a period of operating costs.',
  }),
  method: 'get',
  path: '/v1/operating-cost-entries/{operating_cost_entry_id}',
  request: { params: z.object({ operating_cost_entry_id: idOf('operatingCostEntry') }) },
  responses: { 200: answer('The operating cost', OperatingCostEntry, { etag: true }), ...problems('not-found') },
});

export function registerGetOperatingCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const found = await getOperatingCostEntry(c.get('context'), c.req.valid('param').operating_cost_entry_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
