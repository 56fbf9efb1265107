import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getMonthlyInformationRun } from '../get-monthly-information-run.ts';
import { MonthlyInformationRun } from '../schemas.ts';

const route = createRoute({
  ...describe('getMonthlyInformationRun', {
    tag: 'Monthly information',
    summary: 'Read a run of monthly information',
    description: 'Status, progress and everything that is missing, with the object to correct.',
  }),
  method: 'get',
  path: '/v1/monthly-information-runs/{monthly_information_run_id}',
  request: { params: z.object({ monthly_information_run_id: idOf('monthlyInformationRun') }) },
  responses: { 200: answer('The run', MonthlyInformationRun), ...problems('not-found') },
});

export function registerGetMonthlyInformationRun(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getMonthlyInformationRun(c.get('context'), c.req.valid('param').monthly_information_run_id), 200),
  );
}
