import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listOccupancies } from '../list-occupancies.ts';
import { OccupancyPage, occupancyQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listOccupancies', {
    tag: 'Occupancies',
    summary: 'List occupancies',
    description: 'Occupancies of this account and mode, of one property or of one unit.',
  }),
  method: 'get',
  path: '/v1/occupancies',
  request: { query: occupancyQuery },
  responses: { 200: answer('A page', OccupancyPage), ...problems() },
});

export function registerListOccupancies(app: App) {
  app.openapi(route, async (c) => {
    const page = await listOccupancies(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
