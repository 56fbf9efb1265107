import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { MonthlyInformationRun, StartMonthlyInformationRun } from '../schemas.ts';
import { startMonthlyInformationRun } from '../start-monthly-information-run.ts';

const route = createRoute({
  ...describe('startMonthlyInformationRun', {
    tag: 'Monthly information',
    summary: 'Inform the users of a house about a month',
    description:
      'Freezes what was measured in a month that is over and forms what each user is told (HeizkostenV § 6a(2)). Run it again when readings come late: whoever is then told something else gets a further version. Answers at once; poll the run until it is ready or failed.',
  }),
  method: 'post',
  path: '/v1/monthly-information-runs',
  request: { headers: idempotencyRequired, body: { required: true, content: json(StartMonthlyInformationRun) } },
  responses: {
    202: answer('The run, queued', MonthlyInformationRun, { location: true }),
    ...problems(...POSTING, 'idempotency-key-missing', 'unknown-reference', 'rule-violated'),
  },
});

export function registerStartMonthlyInformationRun(app: App) {
  app.openapi(route, async (c) => {
    const run = await startMonthlyInformationRun(c.get('context'), c.req.valid('json'));
    created(c, `/v1/monthly-information-runs/${run.id}`);
    return c.json(run, 202);
  });
}
