import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { installDevice } from '../install-device.ts';
import { Installation, InstallDevice } from '../schemas.ts';

const route = createRoute({
  ...describe('installDevice', {
    tag: 'Devices',
    summary: 'Install a device',
    description:
      'The device measures at this point from this day on. The day and both values stay the basis of every bill.',
  }),
  method: 'post',
  path: '/v1/measuring-points/{measuring_point_id}/installations',
  request: {
    headers: idempotencyOptional,
    params: z.object({ measuring_point_id: idOf('measuringPoint') }),
    body: { required: true, content: json(InstallDevice) },
  },
  responses: {
    201: answer('The installation', Installation),
    ...problems(...POSTING, 'not-found', 'unknown-reference', 'rule-violated', 'installation-overlap'),
  },
});

export function registerInstallDevice(app: App) {
  app.openapi(route, async (c) => {
    const { measuring_point_id } = c.req.valid('param');
    return c.json(await installDevice(c.get('context'), measuring_point_id, c.req.valid('json')), 201);
  });
}
