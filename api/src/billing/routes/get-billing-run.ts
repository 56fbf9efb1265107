import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getBillingRun } from '../get-billing-run.ts';
import { BillingRun } from '../runs/schemas.ts';

const route = createRoute({
  ...describe('getBillingRun', {
    tag: 'Billing runs',
    summary: 'Read a billing run',
    description: 'Status, progress and everything that was found, with the object to correct.',
  }),
  method: 'get',
  path: '/v1/billing-runs/{run_id}',
  request: { params: z.object({ run_id: idOf('billingRun') }) },
  responses: { 200: answer('The run', BillingRun), ...problems('not-found') },
});

export function registerGetBillingRun(app: App) {
  app.openapi(route, async (c) => c.json(await getBillingRun(c.get('context'), c.req.valid('param').run_id), 200));
}
