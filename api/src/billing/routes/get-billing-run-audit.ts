import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { BillingRunAudit } from '../audit/schemas.ts';
import { getBillingRunAudit } from '../get-billing-run-audit.ts';

const route = createRoute({
  ...describe('getBillingRunAudit', {
    tag: 'Billing runs',
    summary: 'Audit a run before its release',
    description:
      'Named checks over the frozen run, as they stand today: what was found, by which provision, what to do, and what tenants could cut. While an error stands nothing is released without a reason. Runs of heating and of operating costs have checks of their own.',
  }),
  method: 'get',
  path: '/v1/billing-runs/{run_id}/audit',
  request: { params: z.object({ run_id: idOf('billingRun') }) },
  responses: { 200: answer('The audit', BillingRunAudit), ...problems('not-found', 'run-not-ready') },
});

export function registerGetBillingRunAudit(app: App) {
  app.openapi(route, async (c) => c.json(await getBillingRunAudit(c.get('context'), c.req.valid('param').run_id), 200));
}
