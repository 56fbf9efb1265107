import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { OperatingCostEntry, UpdateOperatingCostEntry } from '../operating-costs/entry-schemas.ts';
import { updateOperatingCostEntry } from '../update-operating-cost-entry.ts';

const route = createRoute({
  ...describe('updateOperatingCostEntry', {
    tag: 'Operating costs',
    summary: 'Correct an operating cost',
    description: 'Runs that were started keep what they froze; the next run reads the new value.',
  }),
  method: 'patch',
  path: '/v1/operating-cost-entries/{operating_cost_entry_id}',
  request: {
    headers: ifMatch,
    params: z.object({ operating_cost_entry_id: idOf('operatingCostEntry') }),
    body: { required: true, content: json(UpdateOperatingCostEntry) },
  },
  responses: {
    200: answer('The cost in its new version', OperatingCostEntry, { etag: true }),
    ...problems(...PATCHING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerUpdateOperatingCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const changed = await updateOperatingCostEntry(
      c.get('context'),
      c.req.valid('param').operating_cost_entry_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, changed);
    return c.json(changed, 200);
  });
}
