import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listUnits } from '../list-units.ts';
import { UnitPage, unitQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listUnits', {
    tag: 'Units',
    summary: 'List units',
    description: 'Units of this account and mode, or of one property.',
  }),
  method: 'get',
  path: '/v1/units',
  request: { query: unitQuery },
  responses: { 200: answer('A page', UnitPage), ...problems() },
});

export function registerListUnits(app: App) {
  app.openapi(route, async (c) => {
    const page = await listUnits(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
