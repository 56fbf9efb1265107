import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getMonthlyInformation } from '../get-monthly-information.ts';
import { MonthlyInformation } from '../information-schemas.ts';

const route = createRoute({
  ...describe('getMonthlyInformation', {
    tag: 'Monthly information',
    summary: 'Read what a user was told about a month',
    description:
      'One version, with every step behind its figures down to his own values. Values of other users are counted, never shown. A session of a tenant reads its own.',
  }),
  method: 'get',
  path: '/v1/monthly-information/{monthly_information_id}',
  request: { params: z.object({ monthly_information_id: idOf('monthlyInformation') }) },
  responses: { 200: answer('The information', MonthlyInformation), ...problems('not-found') },
});

export function registerGetMonthlyInformation(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getMonthlyInformation(c.get('context'), c.req.valid('param').monthly_information_id), 200),
  );
}
