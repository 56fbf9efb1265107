import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { ClimateFactorTable } from '../climate-factors/schemas.ts';
import { getClimateFactorTable } from '../get-climate-factor-table.ts';

const route = createRoute({
  ...describe('getClimateFactorTable', {
    tag: 'Climate factors',
    summary: 'Read what was loaded',
    description: 'A loaded table: its source, how many factors were read, and every line that could not be.',
  }),
  method: 'get',
  path: '/v1/climate-factor-tables/{climate_factor_table_id}',
  request: { params: z.object({ climate_factor_table_id: idOf('climateFactorTable') }) },
  responses: { 200: answer('The table', ClimateFactorTable), ...problems('not-found') },
});

export function registerGetClimateFactorTable(app: App) {
  app.openapi(route, async (c) => {
    const { climate_factor_table_id } = c.req.valid('param');
    return c.json(await getClimateFactorTable(c.get('context'), climate_factor_table_id), 200);
  });
}
