import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { exchangeDevice } from '../exchange-device.ts';
import { Exchange, ExchangeDevice } from '../schemas.ts';

const route = createRoute({
  ...describe('exchangeDevice', {
    tag: 'Devices',
    summary: 'Exchange a device',
    description:
      'Ends the installed device and begins the new one on the same day, with the last value of the one and the first of the other.',
  }),
  method: 'post',
  path: '/v1/measuring-points/{measuring_point_id}/exchanges',
  request: {
    headers: idempotencyOptional,
    params: z.object({ measuring_point_id: idOf('measuringPoint') }),
    body: { required: true, content: json(ExchangeDevice) },
  },
  responses: {
    201: answer('Both installations', Exchange),
    ...problems(...POSTING, 'not-found', 'unknown-reference', 'rule-violated', 'installation-overlap'),
  },
});

export function registerExchangeDevice(app: App) {
  app.openapi(route, async (c) => {
    const { measuring_point_id } = c.req.valid('param');
    return c.json(await exchangeDevice(c.get('context'), measuring_point_id, c.req.valid('json')), 201);
  });
}
