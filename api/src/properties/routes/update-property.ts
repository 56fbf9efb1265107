import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Property, UpdateProperty } from '../schemas.ts';
import { updateProperty } from '../update-property.ts';

const route = createRoute({
  ...describe('updateProperty', {
    tag: 'Properties',
    summary: 'Change a property',
    description:
      'Fields left out stay; plant and keys are replaced as a whole. Runs that were started keep what they froze.',
  }),
  method: 'patch',
  path: '/v1/properties/{property_id}',
  request: {
    headers: ifMatch,
    params: z.object({ property_id: idOf('property') }),
    body: { required: true, content: json(UpdateProperty) },
  },
  responses: {
    200: answer('The changed property', Property, { etag: true }),
    ...problems(...PATCHING, 'rule-violated'),
  },
});

export function registerUpdateProperty(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const property = await updateProperty(
      c.get('context'),
      c.req.valid('param').property_id,
      match,
      c.req.valid('json'),
    );
    tagged(c, property);
    return c.json(property, 200);
  });
}
