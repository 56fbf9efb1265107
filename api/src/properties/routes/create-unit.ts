import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createUnit } from '../create-unit.ts';
import { CreateUnit, Unit } from '../schemas.ts';

const route = createRoute({
  ...describe('createUnit', {
    tag: 'Units',
    summary: 'Make a unit',
    description: 'A flat or other part of a property. Its number is unique in the property.',
  }),
  method: 'post',
  path: '/v1/units',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateUnit) } },
  responses: {
    201: answer('The unit', Unit, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerCreateUnit(app: App) {
  app.openapi(route, async (c) => {
    const unit = await createUnit(c.get('context'), c.req.valid('json'));
    created(c, `/v1/units/${unit.id}`, unit);
    return c.json(unit, 201);
  });
}
