import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { correctExchange } from '../correct-exchange.ts';
import { CorrectExchange, CorrectedExchange } from '../register/schemas.ts';

const route = createRoute({
  ...describe('correctExchange', {
    tag: 'Devices',
    summary: 'Take a wrong exchange back',
    description:
      'Appends a correction: the old device goes on as if nothing had been, the installation of the new one never was. Nothing is deleted. Refused where the new device was removed meanwhile.',
  }),
  method: 'post',
  path: '/v1/device-exchanges/{exchange_id}/corrections',
  request: {
    headers: idempotencyOptional,
    params: z.object({ exchange_id: idOf('deviceExchange') }),
    body: { required: true, content: json(CorrectExchange) },
  },
  responses: {
    201: answer('The correction and both installations', CorrectedExchange),
    ...problems(...POSTING, 'not-found', 'rule-violated', 'installation-overlap'),
  },
});

export function registerCorrectExchange(app: App) {
  app.openapi(route, async (c) => {
    const answered = await correctExchange(c.get('context'), c.req.valid('param').exchange_id, c.req.valid('json'));
    return c.json(answered, 201);
  });
}
