import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { CycleChangePage, cycleChangeQuery } from '../cycle-change/schemas.ts';
import { listCycleChanges } from '../list-cycle-changes.ts';

const route = createRoute({
  ...describe('listCycleChanges', {
    tag: 'Cycle changes',
    summary: 'List changes of the billing cycle',
    description: 'Changes of this account and mode, of one property if asked; without what they divided.',
  }),
  method: 'get',
  path: '/v1/cycle-changes',
  request: { query: cycleChangeQuery },
  responses: { 200: answer('A page', CycleChangePage), ...problems() },
});

export function registerListCycleChanges(app: App) {
  app.openapi(route, async (c) => {
    const page = await listCycleChanges(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
