import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { CostEntry, UpdateCostEntry } from '../costs/schemas.ts';
import { updateCostEntry } from '../update-cost-entry.ts';

const route = createRoute({
  ...describe('updateCostEntry', {
    tag: 'Costs',
    summary: 'Correct a cost',
    description: 'Runs that were started keep what they froze; the next run reads the new value.',
  }),
  method: 'patch',
  path: '/v1/cost-entries/{cost_entry_id}',
  request: {
    headers: ifMatch,
    params: z.object({ cost_entry_id: idOf('costEntry') }),
    body: { required: true, content: json(UpdateCostEntry) },
  },
  responses: {
    200: answer('The cost in its new version', CostEntry, { etag: true }),
    ...problems(...PATCHING, 'rule-violated'),
  },
});

export function registerUpdateCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const changed = await updateCostEntry(
      c.get('context'),
      c.req.valid('param').cost_entry_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, changed);
    return c.json(changed, 200);
  });
}
