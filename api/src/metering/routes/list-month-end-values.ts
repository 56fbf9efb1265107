import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listMonthEndValues } from '../list-month-end-values.ts';
import { MonthEndPage, monthEndQuery } from '../series/schemas.ts';

const route = createRoute({
  ...describe('listMonthEndValues', {
    tag: 'Series',
    summary: 'List month-end values',
    description:
      'What registers showed at the ends of months and at the cut-off dates of their devices: the value of the day itself, of the next day (HeizkostenV § 9b), or of the nearest day within `days_before` and `days_after` (0 and 1 unless said otherwise, 15 at most). A value is calculated only where `interpolate` asks for it, and then names both neighbours. One item for each measuring point; at most 13 months, 36 of one point.',
  }),
  method: 'get',
  path: '/v1/month-end-values',
  request: { query: monthEndQuery },
  responses: { 200: answer('A page', MonthEndPage), ...problems() },
});

export function registerListMonthEndValues(app: App) {
  app.openapi(route, async (c) => {
    const page = await listMonthEndValues(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
