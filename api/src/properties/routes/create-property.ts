import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createProperty } from '../create-property.ts';
import { CreateProperty, Property } from '../schemas.ts';

const route = createRoute({
  ...describe('createProperty', {
    tag: 'Properties',
    summary: 'Make a property',
    description:
      'A house with its plant and its distribution keys. Its number is unique in the account; keys outside the range of the law are refused.',
  }),
  method: 'post',
  path: '/v1/properties',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateProperty) } },
  responses: {
    201: answer('The property', Property, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateProperty(app: App) {
  app.openapi(route, async (c) => {
    const property = await createProperty(c.get('context'), c.req.valid('json'));
    created(c, `/v1/properties/${property.id}`, property);
    return c.json(property, 201);
  });
}
