import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { ExplainedTelegram, RejectTelegram } from '../quarantine/schemas.ts';
import { rejectTelegram } from '../reject-telegram.ts';

const route = createRoute({
  ...describe('rejectTelegram', {
    tag: 'Telegrams',
    summary: 'Reject a telegram in quarantine',
    description: 'Its values are never taken; the telegram stays. A decision is final.',
  }),
  method: 'post',
  path: '/v1/telegrams/{telegram_id}/rejections',
  request: {
    headers: idempotencyOptional,
    params: z.object({ telegram_id: idOf('telegram') }),
    body: { required: true, content: json(RejectTelegram) },
  },
  responses: {
    200: answer('The telegram with its decision', ExplainedTelegram),
    ...problems(...POSTING, 'not-found', 'rule-violated'),
  },
});

export function registerRejectTelegram(app: App) {
  app.openapi(route, async (c) => {
    const { telegram_id } = c.req.valid('param');
    return c.json(await rejectTelegram(c.get('context'), telegram_id, c.req.valid('json')), 200);
  });
}
