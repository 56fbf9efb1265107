import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getBillingPeriod } from '../get-billing-period.ts';
import { BillingPeriod } from '../periods/schemas.ts';

const route = createRoute({
  ...describe('getBillingPeriod', {
    tag: 'Billing periods',
    summary: 'Read a billing period',
    description: 'The period with its keys, settings and advance payments.',
  }),
  method: 'get',
  path: '/v1/billing-periods/{billing_period_id}',
  request: { params: z.object({ billing_period_id: idOf('billingPeriod') }) },
  responses: { 200: answer('The billing period', BillingPeriod, { etag: true }), ...problems('not-found') },
});

export function registerGetBillingPeriod(app: App) {
  app.openapi(route, async (c) => {
    const found = await getBillingPeriod(c.get('context'), c.req.valid('param').billing_period_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
