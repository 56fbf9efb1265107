import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listOperatingCostEntries } from '../list-operating-cost-entries.ts';
import { OperatingCostEntryPage } from '../operating-costs/entry-schemas.ts';
import { inPeriodQuery } from '../periods/schemas.ts';

const route = createRoute({
  ...describe('listOperatingCostEntries', {
    tag: 'Operating costs',
    summary: 'List operating costs',
    description: 'Operating costs of this account and mode, of one period if asked.',
  }),
  method: 'get',
  path: '/v1/operating-cost-entries',
  request: { query: inPeriodQuery },
  responses: { 200: answer('A page', OperatingCostEntryPage), ...problems() },
});

export function registerListOperatingCostEntries(app: App) {
  app.openapi(route, async (c) => {
    const page = await listOperatingCostEntries(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
