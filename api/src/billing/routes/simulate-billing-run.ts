import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { SimulateBillingRun, Simulation } from '../runs/simulation-schemas.ts';
import { simulateBillingRun } from '../simulate-billing-run.ts';

const route = createRoute({
  ...describe('simulateBillingRun', {
    tag: 'Billing runs',
    summary: 'Ask what if',
    description:
      'Calculates a run with other keys, amounts or persons, meters taken for failed or other CO2 data, and compares it with the run. Nothing is stored, and no statement can come of it. In a run of operating costs the fields of heating change the heating bill inside; rule-violated where there is none.',
  }),
  method: 'post',
  path: '/v1/billing-runs/{run_id}/simulations',
  request: {
    headers: idempotencyOptional,
    params: z.object({ run_id: idOf('billingRun') }),
    body: { required: true, content: json(SimulateBillingRun) },
  },
  responses: {
    200: answer('What would come out', Simulation),
    ...problems(...POSTING, 'not-found', 'run-not-ready', 'unknown-reference', 'rule-violated'),
  },
});

export function registerSimulateBillingRun(app: App) {
  app.openapi(route, async (c) =>
    c.json(await simulateBillingRun(c.get('context'), c.req.valid('param').run_id, c.req.valid('json')), 200),
  );
}
