import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getUnit } from '../get-unit.ts';
import { Unit } from '../schemas.ts';

const route = createRoute({
  ...describe('getUnit', { tag: 'Units', summary: 'Read a unit', description: 'The unit as it is now.' }),
  method: 'get',
  path: '/v1/units/{unit_id}',
  request: { params: z.object({ unit_id: idOf('unit') }) },
  responses: { 200: answer('The unit', Unit, { etag: true }), ...problems('not-found') },
});

export function registerGetUnit(app: App) {
  app.openapi(route, async (c) => {
    const unit = await getUnit(c.get('context'), c.req.valid('param').unit_id);
    tagged(c, unit);
    return c.json(unit, 200);
  });
}
