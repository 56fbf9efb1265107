import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { BillingRun, StartBillingRun } from '../runs/schemas.ts';
import { startBillingRun } from '../start-billing-run.ts';

const route = createRoute({
  ...describe('startBillingRun', {
    tag: 'Billing runs',
    summary: 'Start a billing run',
    description:
      'Freezes everything the statements of a period depend on and calculates them. Answers at once; poll the run until it is ready or failed.',
  }),
  method: 'post',
  path: '/v1/billing-runs',
  request: { headers: idempotencyRequired, body: { required: true, content: json(StartBillingRun) } },
  responses: {
    202: answer('The run, queued', BillingRun, { location: true }),
    ...problems(...POSTING, 'idempotency-key-missing', 'unknown-reference', 'rule-violated'),
  },
});

export function registerStartBillingRun(app: App) {
  app.openapi(route, async (c) => {
    const run = await startBillingRun(c.get('context'), c.req.valid('json'));
    created(c, `/v1/billing-runs/${run.id}`);
    return c.json(run, 202);
  });
}
