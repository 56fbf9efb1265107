import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listProperties } from '../list-properties.ts';
import { PropertyPage, propertyQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listProperties', {
    tag: 'Properties',
    summary: 'List properties',
    description: 'Properties of this account and mode, or of one customer.',
  }),
  method: 'get',
  path: '/v1/properties',
  request: { query: propertyQuery },
  responses: { 200: answer('A page', PropertyPage), ...problems() },
});

export function registerListProperties(app: App) {
  app.openapi(route, async (c) => {
    const page = await listProperties(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
