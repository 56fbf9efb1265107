import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getTelegram } from '../get-telegram.ts';
import { ExplainedTelegram, explainQuery } from '../quarantine/schemas.ts';

const route = createRoute({
  ...describe('getTelegram', {
    tag: 'Telegrams',
    summary: 'Read a telegram',
    description:
      'The bytes as received, what became of them, and what they say or would have said. Telegrams never change. That values were looked at stays in the audit trail.',
  }),
  method: 'get',
  path: '/v1/telegrams/{telegram_id}',
  request: { params: z.object({ telegram_id: idOf('telegram') }), query: explainQuery },
  responses: { 200: answer('The telegram', ExplainedTelegram), ...problems('not-found') },
});

export function registerGetTelegram(app: App) {
  app.openapi(route, async (c) => {
    const { telegram_id } = c.req.valid('param');
    return c.json(await getTelegram(c.get('context'), telegram_id, c.req.valid('query')), 200);
  });
}
