import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { EmbedSession, embedSessionParams } from '../embed-schemas.ts';
import { getEmbedSession } from '../get-embed-session.ts';

const route = createRoute({
  ...describe('getEmbedSession', {
    tag: 'Embed sessions',
    summary: 'Look at a session',
    description: 'What it was made with. A page may ask for its own with its token.',
  }),
  method: 'get',
  path: '/v1/embed-sessions/{embed_session_id}',
  request: { params: embedSessionParams },
  responses: { 200: answer('The session', EmbedSession), ...problems('not-found') },
});

export function registerGetEmbedSession(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getEmbedSession(c.get('context'), c.req.valid('param').embed_session_id), 200),
  );
}
