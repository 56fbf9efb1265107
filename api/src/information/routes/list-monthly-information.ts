import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { MonthlyInformationPage } from '../information-schemas.ts';
import { listMonthlyInformation } from '../list-monthly-information.ts';
import { informationQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listMonthlyInformation', {
    tag: 'Monthly information',
    summary: 'List what users were told',
    description:
      'What holds now of each user and month, or every version; of one property, occupancy or month if asked. A session of a tenant sees its own.',
  }),
  method: 'get',
  path: '/v1/monthly-information',
  request: { query: informationQuery },
  responses: { 200: answer('A page', MonthlyInformationPage), ...problems() },
});

export function registerListMonthlyInformation(app: App) {
  app.openapi(route, async (c) => {
    const page = await listMonthlyInformation(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
