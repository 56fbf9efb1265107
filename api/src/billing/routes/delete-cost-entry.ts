import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { describe, problems } from '../../http/describe.ts';
import { idOf, ifMatch } from '../../http/schemas.ts';
import { deleteCostEntry } from '../delete-cost-entry.ts';

const route = createRoute({
  ...describe('deleteCostEntry', {
    tag: 'Costs',
    summary: 'Remove a cost',
    description: 'Possible until statements of the period are issued; afterwards it is corrected.',
  }),
  method: 'delete',
  path: '/v1/cost-entries/{cost_entry_id}',
  request: { headers: ifMatch, params: z.object({ cost_entry_id: idOf('costEntry') }) },
  responses: {
    204: { description: 'Gone' },
    ...problems('not-found', 'precondition-failed', 'precondition-required', 'billing-period-issued', 'conflict'),
  },
});

export function registerDeleteCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    await deleteCostEntry(c.get('context'), c.req.valid('param').cost_entry_id, match);
    return c.body(null, 204);
  });
}
