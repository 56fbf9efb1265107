import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { TelegramPage, telegramQuery } from '../ingest/schemas.ts';
import { listTelegrams } from '../list-telegrams.ts';

const route = createRoute({
  ...describe('listTelegrams', {
    tag: 'Telegrams',
    summary: 'List telegrams',
    description:
      'Telegrams that were kept, of one device or with one verdict where asked. What waits in quarantine for somebody to look: `verdict=implausible&decided=false`.',
  }),
  method: 'get',
  path: '/v1/telegrams',
  request: { query: telegramQuery },
  responses: { 200: answer('A page', TelegramPage), ...problems() },
});

export function registerListTelegrams(app: App) {
  app.openapi(route, async (c) => {
    const page = await listTelegrams(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
