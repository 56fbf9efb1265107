import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { getYearlyInformation } from '../get-yearly-information.ts';
import { versionParams } from '../statements/schemas.ts';
import { YearlyInformation } from '../versions/yearly-information-schemas.ts';

const route = createRoute({
  ...describe('getYearlyInformation', {
    tag: 'Statements',
    summary: 'Check what goes with a version',
    description:
      'The items of HeizkostenV § 6a(3) as the version has them: present, missing, or not applicable with the reason; and the comparison in kWh. For statements of heating.',
  }),
  method: 'get',
  path: '/v1/statements/{statement_id}/versions/{version}/yearly-information',
  request: { params: versionParams },
  responses: { 200: answer('The items', YearlyInformation), ...problems('not-found', 'rule-violated') },
});

export function registerGetYearlyInformation(app: App) {
  app.openapi(route, async (c) => {
    const { statement_id, version } = c.req.valid('param');
    return c.json(await getYearlyInformation(c.get('context'), statement_id, version), 200);
  });
}
