import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { EmbedSession, embedSessionParams } from '../embed-schemas.ts';
import { revokeEmbedSession } from '../revoke-embed-session.ts';

const route = createRoute({
  ...describe('revokeEmbedSession', {
    tag: 'Embed sessions',
    summary: 'End a session',
    description:
      'Its token is refused from now on, for instance because the user signed out. Twice changes nothing more.',
  }),
  method: 'post',
  path: '/v1/embed-sessions/{embed_session_id}/revocations',
  request: { headers: idempotencyOptional, params: embedSessionParams },
  responses: { 200: answer('The ended session', EmbedSession), ...problems('not-found', ...POSTING_WITHOUT_BODY) },
});

export function registerRevokeEmbedSession(app: App) {
  app.openapi(route, async (c) =>
    c.json(await revokeEmbedSession(c.get('context'), c.req.valid('param').embed_session_id), 200),
  );
}
