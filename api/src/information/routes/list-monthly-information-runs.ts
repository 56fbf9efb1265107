import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listMonthlyInformationRuns } from '../list-monthly-information-runs.ts';
import { informationRunQuery, MonthlyInformationRunPage } from '../schemas.ts';

const route = createRoute({
  ...describe('listMonthlyInformationRuns', {
    tag: 'Monthly information',
    summary: 'List runs of monthly information',
    description: 'Runs of this account and mode, of one property or month if asked.',
  }),
  method: 'get',
  path: '/v1/monthly-information-runs',
  request: { query: informationRunQuery },
  responses: { 200: answer('A page', MonthlyInformationRunPage), ...problems() },
});

export function registerListMonthlyInformationRuns(app: App) {
  app.openapi(route, async (c) => {
    const page = await listMonthlyInformationRuns(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
