import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { removeDevice } from '../remove-device.ts';
import { Installation, RemoveDevice } from '../schemas.ts';

const route = createRoute({
  ...describe('removeDevice', {
    tag: 'Devices',
    summary: 'Remove a device',
    description:
      'Ends the installation at a point that gets no other device, with its last value or the reason why there is none. From then on nothing is measured there.',
  }),
  method: 'post',
  path: '/v1/measuring-points/{measuring_point_id}/removals',
  request: {
    headers: idempotencyOptional,
    params: z.object({ measuring_point_id: idOf('measuringPoint') }),
    body: { required: true, content: json(RemoveDevice) },
  },
  responses: {
    201: answer('The ended installation', Installation),
    ...problems(...POSTING, 'not-found', 'rule-violated'),
  },
});

export function registerRemoveDevice(app: App) {
  app.openapi(route, async (c) => {
    const answered = await removeDevice(c.get('context'), c.req.valid('param').measuring_point_id, c.req.valid('json'));
    return c.json(answered, 201);
  });
}
