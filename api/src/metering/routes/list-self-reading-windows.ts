import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listSelfReadingWindows } from '../list-self-reading-windows.ts';
import { SelfReadingWindowPage, selfReadingWindowQuery } from '../manual-reading/self-reading/schemas.ts';

const route = createRoute({
  ...describe('listSelfReadingWindows', {
    tag: 'Self-readings',
    summary: 'List windows',
    description:
      'In the order they were opened, of one property where asked. An occupant sees those that ask the own unit.',
  }),
  method: 'get',
  path: '/v1/self-reading-windows',
  request: { query: selfReadingWindowQuery },
  responses: { 200: answer('A page', SelfReadingWindowPage), ...problems() },
});

export function registerListSelfReadingWindows(app: App) {
  app.openapi(route, async (c) => {
    const page = await listSelfReadingWindows(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
