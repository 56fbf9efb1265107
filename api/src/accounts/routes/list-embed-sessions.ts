import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { EmbedSessionPage, embedSessionQuery } from '../embed-schemas.ts';
import { listEmbedSessions } from '../list-embed-sessions.ts';

const route = createRoute({
  ...describe('listEmbedSessions', {
    tag: 'Embed sessions',
    summary: 'List sessions',
    description: 'Oldest first. Sessions stay listed for a day after their end; the audit trail keeps them for good.',
  }),
  method: 'get',
  path: '/v1/embed-sessions',
  request: { query: embedSessionQuery },
  responses: { 200: answer('A page of sessions', EmbedSessionPage), ...problems() },
});

export function registerListEmbedSessions(app: App) {
  app.openapi(route, async (c) => {
    const page = await listEmbedSessions(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
