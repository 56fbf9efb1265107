import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createBillingPeriod } from '../create-billing-period.ts';
import { BillingPeriod, CreateBillingPeriod } from '../periods/schemas.ts';

const route = createRoute({
  ...describe('createBillingPeriod', {
    tag: 'Billing periods',
    summary: 'Make a billing period',
    description:
      'A span of at most twelve months of one property, for heating or for operating costs. Two of a kind cannot overlap. Keys left out are those of the property, so that a change of keys begins with a period.',
  }),
  method: 'post',
  path: '/v1/billing-periods',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateBillingPeriod) } },
  responses: {
    201: answer('The billing period', BillingPeriod, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated', 'billing-period-overlap'),
  },
});

export function registerCreateBillingPeriod(app: App) {
  app.openapi(route, async (c) => {
    const made = await createBillingPeriod(c.get('context'), c.req.valid('json'));
    created(c, `/v1/billing-periods/${made.id}`, made);
    return c.json(made, 201);
  });
}
