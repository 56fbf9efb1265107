import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getReductionRisks } from '../get-reduction-risks.ts';
import { ReductionRisks } from '../schemas.ts';

const route = createRoute({
  ...describe('getReductionRisks', {
    tag: 'Billing runs',
    summary: 'Ask what tenants may cut',
    description:
      'Every right of every tenant to cut the statement of this run (HeizkostenV § 12(1), CO2KostAufG § 7(4)), as it stands today: its percent with first day and source, euro, and the checks, devices and months that give it. Each right stands by itself; there is no sum, because nobody has said that they add up. Of heating: rule-violated for a run of operating costs.',
  }),
  method: 'get',
  path: '/v1/billing-runs/{run_id}/reduction-risks',
  request: { params: z.object({ run_id: idOf('billingRun') }) },
  responses: {
    200: answer('The rights', ReductionRisks),
    ...problems('not-found', 'run-not-ready', 'rule-violated'),
  },
});

export function registerGetReductionRisks(app: App) {
  app.openapi(route, async (c) => c.json(await getReductionRisks(c.get('context'), c.req.valid('param').run_id), 200));
}
