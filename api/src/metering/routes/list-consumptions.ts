import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { ConsumptionPage, consumptionQuery } from '../consumption/schemas.ts';
import { listConsumptions } from '../list-consumptions.ts';

const route = createRoute({
  ...describe('listConsumptions', {
    tag: 'Consumption',
    summary: 'List consumptions',
    description:
      'What was measured in units by month or year, for charts: one item for each occupancy, with its own days only, or one for the unit where no occupancy is seen. At most 36 months or 10 years; without `from` and `to` the 24 months or 5 years up to the newest reading. A month that cannot be measured has no value and says why. Beside what was measured stand the virtual points of the unit, with their parts. What it is read for stays in the audit trail (HeizkostenV § 6b).',
  }),
  method: 'get',
  path: '/v1/consumptions',
  request: { query: consumptionQuery },
  responses: { 200: answer('A page', ConsumptionPage), ...problems() },
});

export function registerListConsumptions(app: App) {
  app.openapi(route, async (c) => {
    const page = await listConsumptions(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
