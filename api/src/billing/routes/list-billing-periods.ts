import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listBillingPeriods } from '../list-billing-periods.ts';
import { BillingPeriodPage, periodQuery } from '../periods/schemas.ts';

const route = createRoute({
  ...describe('listBillingPeriods', {
    tag: 'Billing periods',
    summary: 'List billing periods',
    description: 'Billing periods of this account and mode, of one property if asked.',
  }),
  method: 'get',
  path: '/v1/billing-periods',
  request: { query: periodQuery },
  responses: { 200: answer('A page', BillingPeriodPage), ...problems() },
});

export function registerListBillingPeriods(app: App) {
  app.openapi(route, async (c) => {
    const page = await listBillingPeriods(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
