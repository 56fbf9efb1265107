import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listVirtualPoints } from '../list-virtual-points.ts';
import { VirtualPointPage, virtualPointQuery } from '../virtual-points/schemas.ts';

const route = createRoute({
  ...describe('listVirtualPoints', {
    tag: 'Virtual points',
    summary: 'List virtual points',
    description: 'In the order in which they were made.',
  }),
  method: 'get',
  path: '/v1/virtual-points',
  request: { query: virtualPointQuery },
  responses: { 200: answer('A page', VirtualPointPage), ...problems() },
});

export function registerListVirtualPoints(app: App) {
  app.openapi(route, async (c) => {
    const page = await listVirtualPoints(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
