import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { ExplainedTelegram, ReleaseTelegram } from '../quarantine/schemas.ts';
import { releaseTelegram } from '../release-telegram.ts';

const route = createRoute({
  ...describe('releaseTelegram', {
    tag: 'Telegrams',
    summary: 'Release a telegram from quarantine',
    description:
      'Somebody has looked again and takes its values: they become readings with the time at which the telegram was received. Who and why stays with the telegram and in the audit trail. Releasing twice is releasing once. What was not verified, repeats an old message or counts something else is never released.',
  }),
  method: 'post',
  path: '/v1/telegrams/{telegram_id}/releases',
  request: {
    headers: idempotencyOptional,
    params: z.object({ telegram_id: idOf('telegram') }),
    body: { required: true, content: json(ReleaseTelegram) },
  },
  responses: {
    200: answer('The telegram with its decision', ExplainedTelegram),
    ...problems(...POSTING, 'not-found', 'rule-violated'),
  },
});

export function registerReleaseTelegram(app: App) {
  app.openapi(route, async (c) => {
    const { telegram_id } = c.req.valid('param');
    return c.json(await releaseTelegram(c.get('context'), telegram_id, c.req.valid('json')), 200);
  });
}
