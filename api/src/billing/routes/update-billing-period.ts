import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { BillingPeriod, UpdateBillingPeriod } from '../periods/schemas.ts';
import { updateBillingPeriod } from '../update-billing-period.ts';

const route = createRoute({
  ...describe('updateBillingPeriod', {
    tag: 'Billing periods',
    summary: 'Change a billing period',
    description:
      'Once its statements are issued, days and keys of heating stay; the rest may be corrected and takes effect with the next run. `keys`, `settings`, `operating_costs` and `advances` are each replaced as a whole: send what shall stay along.',
  }),
  method: 'patch',
  path: '/v1/billing-periods/{billing_period_id}',
  request: {
    headers: ifMatch,
    params: z.object({ billing_period_id: idOf('billingPeriod') }),
    body: { required: true, content: json(UpdateBillingPeriod) },
  },
  responses: {
    200: answer('The billing period in its new version', BillingPeriod, { etag: true }),
    ...problems(...PATCHING, 'unknown-reference', 'rule-violated', 'billing-period-overlap', 'billing-period-issued'),
  },
});

export function registerUpdateBillingPeriod(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const changed = await updateBillingPeriod(
      c.get('context'),
      c.req.valid('param').billing_period_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, changed);
    return c.json(changed, 200);
  });
}
