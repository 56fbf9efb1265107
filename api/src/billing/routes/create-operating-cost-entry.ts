import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { createOperatingCostEntry } from '../create-operating-cost-entry.ts';
import { CreateOperatingCostEntry, OperatingCostEntry } from '../operating-costs/entry-schemas.ts';

const route = createRoute({
  ...describe('createOperatingCostEntry', {
    tag: 'Operating costs',
    summary: 'Add an operating cost',
    description:
      'A cost of BetrKV § 2 in a period of the kind operating_costs, gross in whole cents, and what it is divided by. ' +
      'Costs of central heating and hot water come by heating_period_id of the period.',
  }),
  method: 'post',
  path: '/v1/operating-cost-entries',
  request: { headers: idempotencyRequired, body: { required: true, content: json(CreateOperatingCostEntry) } },
  responses: {
    201: answer('The cost', OperatingCostEntry, { etag: true, location: true }),
    ...problems(...POSTING, 'idempotency-key-missing', 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateOperatingCostEntry(app: App) {
  app.openapi(route, async (c) => {
    const made = await createOperatingCostEntry(c.get('context'), c.req.valid('json'));
    created(c, `/v1/operating-cost-entries/${made.id}`, made);
    return c.json(made, 201);
  });
}
