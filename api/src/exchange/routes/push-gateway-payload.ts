import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, MAY_BE_PACKED, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { pushGatewayPayload } from '../push-gateway-payload.ts';
import { decodedBody } from '../reading-files/raw-body.ts';
import { GatewayReceipt, pushQuery } from '../reading-files/schemas.ts';

const EXAMPLE =
  '{"typ":"wmbus","enc":"b64","kom":"clsf","mac":"00-11-22-33-44-55","zpb":"HKV-1","ts":1738389612,"d":"J0TFFBFHAAABCHoBAAAAC25XAQBLbhIJ"}';

const route = createRoute({
  ...describe('pushGatewayPayload', {
    tag: 'Reading files',
    summary: 'Push from a gateway',
    description:
      'For gateways that send what they want to an address: Elvaco reports (HTTP POST), Lobaro JSON, CLS and EMT forwarding, raw telegrams. The key travels as password of Basic authentication or as Bearer. The headers Filename and User-Agent (`Serial/...`) are read where there are any. Devices that nobody entered are made where new_devices_property_id of the gateway asks for it. Whatever was kept is answered by 200, also where nothing in it can be read, and the same bytes again are the same payload: a gateway repeats what is not answered so.',
  }),
  ...MAY_BE_PACKED,
  security: [{ bearer: [] }, { basic: [] }],
  method: 'post',
  path: '/v1/gateway-pushes',
  request: {
    headers: idempotencyOptional,
    query: pushQuery,
    body: {
      required: true,
      content: {
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }), example: EXAMPLE },
      },
    },
  },
  responses: { 200: answer('Kept', GatewayReceipt), ...problems(...POSTING) },
});

/** How Elvaco gateways name themselves. */
const SERIAL = /\bSerial\/([\w-]{1,40})/i;

export function registerPushGatewayPayload(app: App) {
  app.openapi(route, async (c) => {
    const receipt = await pushGatewayPayload(c.get('context'), {
      name: c.req.header('filename') ?? '',
      bytes: await decodedBody(await c.req.arrayBuffer(), c.req.header('content-encoding')),
      contentType: c.req.header('content-type') ?? null,
      gateway: c.req.valid('query').gateway ?? SERIAL.exec(c.req.header('user-agent') ?? '')?.[1] ?? null,
    });
    return c.json(receipt, 200);
  });
}
