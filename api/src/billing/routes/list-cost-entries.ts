import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { CostEntryPage } from '../costs/schemas.ts';
import { listCostEntries } from '../list-cost-entries.ts';
import { inPeriodQuery } from '../periods/schemas.ts';

const route = createRoute({
  ...describe('listCostEntries', {
    tag: 'Costs',
    summary: 'List costs',
    description: 'Costs of this account and mode, of one period if asked.',
  }),
  method: 'get',
  path: '/v1/cost-entries',
  request: { query: inPeriodQuery },
  responses: { 200: answer('A page', CostEntryPage), ...problems() },
});

export function registerListCostEntries(app: App) {
  app.openapi(route, async (c) => {
    const page = await listCostEntries(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
