import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getTelegram } from '../get-telegram.ts';
import { Telegram } from '../schemas.ts';

const route = createRoute({
  ...describe('getTelegram', {
    tag: 'Telegrams',
    summary: 'Read a telegram',
    description: 'The bytes as received and what became of them. Telegrams never change.',
  }),
  method: 'get',
  path: '/v1/telegrams/{telegram_id}',
  request: { params: z.object({ telegram_id: idOf('telegram') }) },
  responses: { 200: answer('The telegram', Telegram), ...problems('not-found') },
});

export function registerGetTelegram(app: App) {
  app.openapi(route, async (c) => c.json(await getTelegram(c.get('context'), c.req.valid('param').telegram_id), 200));
}
