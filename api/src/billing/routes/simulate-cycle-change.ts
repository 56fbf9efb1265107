import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { ChangeBillingCycle, CycleChangeSimulation } from '../cycle-change/schemas.ts';
import { simulateCycleChange } from '../simulate-cycle-change.ts';

const route = createRoute({
  ...describe('simulateCycleChange', {
    tag: 'Cycle changes',
    summary: 'Ask what a change of the billing cycle would do',
    description:
      'Judges a change without making it: every interim value and every division with its rule, or everything that stands against it. Nothing is stored.',
  }),
  method: 'post',
  path: '/v1/billing-periods/{billing_period_id}/cycle-change-simulations',
  request: {
    headers: idempotencyOptional,
    params: z.object({ billing_period_id: idOf('billingPeriod') }),
    body: { required: true, content: json(ChangeBillingCycle) },
  },
  responses: {
    200: answer('What would be divided how', CycleChangeSimulation),
    ...problems(...POSTING, 'not-found', 'unknown-reference', 'rule-violated'),
  },
});

export function registerSimulateCycleChange(app: App) {
  app.openapi(route, async (c) => {
    const { billing_period_id } = c.req.valid('param');
    return c.json(await simulateCycleChange(c.get('context'), billing_period_id, c.req.valid('json')), 200);
  });
}
