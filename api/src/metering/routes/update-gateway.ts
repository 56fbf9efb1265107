import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Gateway, UpdateGateway } from '../gateways/schemas.ts';
import { updateGateway } from '../update-gateway.ts';

const route = createRoute({
  ...describe('updateGateway', {
    tag: 'Gateways',
    summary: 'Change a gateway',
    description:
      'Also links it to a house, before or after data flow, or takes it out of service. An unregistered one becomes registered. With new_devices_property_id, devices that it heard and nobody entered are made from then on.',
  }),
  method: 'patch',
  path: '/v1/gateways/{gateway_id}',
  request: {
    headers: ifMatch,
    params: z.object({ gateway_id: idOf('gateway') }),
    body: { required: true, content: json(UpdateGateway) },
  },
  responses: {
    200: answer('The changed gateway', Gateway, { etag: true }),
    ...problems(...PATCHING, 'unknown-reference'),
  },
});

export function registerUpdateGateway(app: App) {
  app.openapi(route, async (c) => {
    const answered = await updateGateway(
      c.get('context'),
      c.req.valid('param').gateway_id,
      c.req.valid('header')['if-match'],
      c.req.valid('json'),
    );
    tagged(c, answered);
    return c.json(answered, 200);
  });
}
