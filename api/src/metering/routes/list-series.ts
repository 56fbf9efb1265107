import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listSeries } from '../list-series.ts';
import { SeriesPage, seriesListQuery } from '../series/schemas.ts';

const route = createRoute({
  ...describe('listSeries', {
    tag: 'Series',
    summary: 'List the validated series of a house',
    description:
      'One item for each measuring point, as `getSeries` answers it, and behind them one for each virtual point, whose values are formed of those of its parts. At most 13 months or 62 days; without `from` and `to` the 12 months or 31 days up to today.',
  }),
  method: 'get',
  path: '/v1/series',
  request: { query: seriesListQuery },
  responses: { 200: answer('A page', SeriesPage), ...problems() },
});

export function registerListSeries(app: App) {
  app.openapi(route, async (c) => {
    const page = await listSeries(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
