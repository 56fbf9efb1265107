import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listMonthlyInformationDuties } from '../list-monthly-information-duties.ts';
import { dutyQuery, InformationDutyPage } from '../schemas.ts';

const route = createRoute({
  ...describe('listMonthlyInformationDuties', {
    tag: 'Monthly information',
    summary: 'List who is owed an information',
    description:
      'Everybody who used a unit of the property in the month: whether he is owed an information (HeizkostenV § 6a(1)), why, by when, how it has to reach him, and whether it is there.',
  }),
  method: 'get',
  path: '/v1/monthly-information-duties',
  request: { query: dutyQuery },
  responses: { 200: answer('A page', InformationDutyPage), ...problems() },
});

export function registerListMonthlyInformationDuties(app: App) {
  app.openapi(route, async (c) => {
    const page = await listMonthlyInformationDuties(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
