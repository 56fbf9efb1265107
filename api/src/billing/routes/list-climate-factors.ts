import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { ClimateFactorPage, climateFactorQuery } from '../climate-factors/schemas.ts';
import { listClimateFactors } from '../list-climate-factors.ts';

const route = createRoute({
  ...describe('listClimateFactors', {
    tag: 'Climate factors',
    summary: 'List climate factors',
    description: 'The factors of one postcode, by period; of two for the same period the one loaded last.',
  }),
  method: 'get',
  path: '/v1/climate-factors',
  request: { query: climateFactorQuery },
  responses: { 200: answer('A page', ClimateFactorPage), ...problems() },
});

export function registerListClimateFactors(app: App) {
  app.openapi(route, async (c) => {
    const page = await listClimateFactors(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
