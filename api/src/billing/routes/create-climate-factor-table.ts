import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyRequired, json } from '../../http/schemas.ts';
import { ClimateFactorTable, CreateClimateFactorTable } from '../climate-factors/schemas.ts';
import { createClimateFactorTable } from '../create-climate-factor-table.ts';

const route = createRoute({
  ...describe('createClimateFactorTable', {
    tag: 'Climate factors',
    summary: 'Load climate factors',
    description:
      'A table by postcode and period, as the weather service publishes it every month. Statements compare heat by them (HeizkostenV § 6a(3) no. 5); a factor that is missing is said to be missing. Lines that cannot be read are told and cost themselves only.',
  }),
  method: 'post',
  path: '/v1/climate-factor-tables',
  request: { headers: idempotencyRequired, body: { required: true, content: json(CreateClimateFactorTable) } },
  responses: {
    201: answer('What was read', ClimateFactorTable, { location: true }),
    ...problems(...POSTING, 'idempotency-key-missing', 'rule-violated'),
  },
});

export function registerCreateClimateFactorTable(app: App) {
  app.openapi(route, async (c) => {
    const made = await createClimateFactorTable(c.get('context'), c.req.valid('json'));
    created(c, `/v1/climate-factor-tables/${made.id}`);
    return c.json(made, 201);
  });
}
