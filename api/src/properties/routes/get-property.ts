import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getProperty } from '../get-property.ts';
import { Property } from '../schemas.ts';

const route = createRoute({
  ...describe('getProperty', {
    tag: 'Properties',
    summary: 'Read a property',
    description: 'The property as it is now.',
  }),
  method: 'get',
  path: '/v1/properties/{property_id}',
  request: { params: z.object({ property_id: idOf('property') }) },
  responses: { 200: answer('The property', Property, { etag: true }), ...problems('not-found') },
});

export function registerGetProperty(app: App) {
  app.openapi(route, async (c) => {
    const property = await getProperty(c.get('context'), c.req.valid('param').property_id);
    tagged(c, property);
    return c.json(property, 200);
  });
}
