import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getBillingRunInputs } from '../get-billing-run-inputs.ts';
import { BillingRunInputs } from '../runs/schemas.ts';

const route = createRoute({
  ...describe('getBillingRunInputs', {
    tag: 'Billing runs',
    summary: 'Read what a run rests on',
    description: 'The frozen house file, where each of its values comes from, and what is printed beside the amounts.',
  }),
  method: 'get',
  path: '/v1/billing-runs/{run_id}/inputs',
  request: { params: z.object({ run_id: idOf('billingRun') }) },
  responses: { 200: answer('The frozen inputs', BillingRunInputs), ...problems('not-found', 'run-not-ready') },
});

export function registerGetBillingRunInputs(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getBillingRunInputs(c.get('context'), c.req.valid('param').run_id), 200),
  );
}
