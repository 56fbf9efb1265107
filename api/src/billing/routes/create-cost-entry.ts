import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { CostEntry, CreateCostEntry } from '../costs/schemas.ts';
import { createCostEntry } from '../create-cost-entry.ts';

const route = createRoute({
  ...describe('createCostEntry', {
    tag: 'Costs',
    summary: 'Add a cost',
    description: 'A cost of a period by kind and scope (HeizkostenV § 7(2), § 8(2)), gross in whole cents.',
  }),
  method: 'post',
  path: '/v1/cost-entries',
  request: { headers: idempotencyRequired, body: { required: true, content: json(CreateCostEntry) } },
  responses: {
    201: answer('The cost', CostEntry, { etag: true, location: true }),
    ...problems(...POSTING, 'idempotency-key-missing', 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const made = await createCostEntry(c.get('context'), c.req.valid('json'));
    created(c, `/v1/cost-entries/${made.id}`, made);
    return c.json(made, 201);
  });
}
