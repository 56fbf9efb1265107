import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { describe, problems } from '../../http/describe.ts';
import { idOf, ifMatch } from '../../http/schemas.ts';
import { deleteOperatingCostEntry } from '../delete-operating-cost-entry.ts';

const route = createRoute({
  ...describe('deleteOperatingCostEntry', {
    tag: 'Operating costs',
    summary: 'Remove an operating cost',
    description: 'Possible until statements of the period are issued; afterwards it is corrected.',
  }),
  method: 'delete',
  path: '/v1/operating-cost-entries/{operating_cost_entry_id}',
  request: { headers: ifMatch, params: z.object({ operating_cost_entry_id: idOf('operatingCostEntry') }) },
  responses: {
    204: { description: 'Gone' },
    ...problems('not-found', 'precondition-failed', 'precondition-required', 'billing-period-issued'),
  },
});

export function registerDeleteOperatingCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    await deleteOperatingCostEntry(c.get('context'), c.req.valid('param').operating_cost_entry_id, match);
    return c.body(null, 204);
  });
}
