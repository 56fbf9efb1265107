import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { checkDeviceReuse } from '../check-device-reuse.ts';
import { CheckDeviceReuse, DeviceReuse } from '../upkeep/schemas.ts';

const route = createRoute({
  ...describe('checkDeviceReuse', {
    tag: 'Device upkeep',
    summary: 'Ask whether devices of another provider can stay',
    description:
      'For each: remotely readable, interoperable, connectable to a smart meter gateway, verified until when, key there, read by us; with the paragraph, and what the law leaves open. Nothing is written, and other accounts are never looked at.',
  }),
  method: 'post',
  path: '/v1/device-reuse-checks',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CheckDeviceReuse) } },
  responses: {
    200: answer('The answers', DeviceReuse),
    ...problems(...POSTING),
  },
});

export function registerCheckDeviceReuse(app: App) {
  app.openapi(route, async (c) => {
    const answered = await checkDeviceReuse(c.get('context'), c.req.valid('json'));
    return c.json(answered, 200);
  });
}
