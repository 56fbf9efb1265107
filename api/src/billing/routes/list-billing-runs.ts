import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listBillingRuns } from '../list-billing-runs.ts';
import { BillingRunPage, runQuery } from '../runs/schemas.ts';

const route = createRoute({
  ...describe('listBillingRuns', {
    tag: 'Billing runs',
    summary: 'List billing runs',
    description: 'Runs of this account and mode, of one property or period if asked.',
  }),
  method: 'get',
  path: '/v1/billing-runs',
  request: { query: runQuery },
  responses: { 200: answer('A page', BillingRunPage), ...problems() },
});

export function registerListBillingRuns(app: App) {
  app.openapi(route, async (c) => {
    const page = await listBillingRuns(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
