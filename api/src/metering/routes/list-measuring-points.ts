import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listMeasuringPoints } from '../list-measuring-points.ts';
import { MeasuringPointPage, pointQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listMeasuringPoints', {
    tag: 'Measuring points',
    summary: 'List measuring points',
    description: 'Measuring points of this account and mode, of one property or of one unit.',
  }),
  method: 'get',
  path: '/v1/measuring-points',
  request: { query: pointQuery },
  responses: { 200: answer('A page', MeasuringPointPage), ...problems() },
});

export function registerListMeasuringPoints(app: App) {
  app.openapi(route, async (c) => {
    const page = await listMeasuringPoints(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
