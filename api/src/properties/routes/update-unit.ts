import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Unit, UpdateUnit } from '../schemas.ts';
import { updateUnit } from '../update-unit.ts';

const route = createRoute({
  ...describe('updateUnit', {
    tag: 'Units',
    summary: 'Change a unit',
    description: 'Fields left out stay. Runs that were started keep the areas they froze.',
  }),
  method: 'patch',
  path: '/v1/units/{unit_id}',
  request: {
    headers: ifMatch,
    params: z.object({ unit_id: idOf('unit') }),
    body: { required: true, content: json(UpdateUnit) },
  },
  responses: {
    200: answer('The changed unit', Unit, { etag: true }),
    ...problems(...PATCHING),
  },
});

export function registerUpdateUnit(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const unit = await updateUnit(c.get('context'), c.req.valid('param').unit_id, match, c.req.valid('json'));
    tagged(c, unit);
    return c.json(unit, 200);
  });
}
