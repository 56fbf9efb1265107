import { createRoute, z } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, idOf, json } from '../../http/schemas.ts';
import { changeBillingCycle } from '../change-billing-cycle.ts';
import { ChangeBillingCycle, CycleChange } from '../cycle-change/schemas.ts';

const route = createRoute({
  ...describe('changeBillingCycle', {
    tag: 'Cycle changes',
    summary: 'Change the billing cycle',
    description:
      'Ends the running period the day before and begins the next one (Turnuswechsel). Costs, fuel, advance payments and what the settings name are divided, each by a stated rule, and both parts are exactly the whole; entries that were divided stay as they were and count no more. Keys and decisions go along. Runs of the period that are not issued fail. Then both periods are billed like any other: the first as a short period. Every device that was not read at the change gets an interim value there.',
  }),
  method: 'post',
  path: '/v1/billing-periods/{billing_period_id}/cycle-changes',
  request: {
    headers: idempotencyRequired,
    params: z.object({ billing_period_id: idOf('billingPeriod') }),
    body: { required: true, content: json(ChangeBillingCycle) },
  },
  responses: {
    201: answer('The change, and everything it divided', CycleChange, { location: true }),
    ...problems(
      ...POSTING,
      'idempotency-key-missing',
      'not-found',
      'unknown-reference',
      'rule-violated',
      'billing-period-issued',
      'billing-period-overlap',
    ),
  },
});

export function registerChangeBillingCycle(app: App) {
  app.openapi(route, async (c) => {
    const { billing_period_id } = c.req.valid('param');
    const made = await changeBillingCycle(c.get('context'), billing_period_id, c.req.valid('json'));
    created(c, `/v1/cycle-changes/${made.id}`);
    return c.json(made, 201);
  });
}
