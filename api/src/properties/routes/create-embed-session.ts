import { createRoute } from '@hono/zod-openapi';
import { CreateEmbedSession, NewEmbedSession } from '../../accounts/index.ts';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createEmbedSession } from '../create-embed-session.ts';

const route = createRoute({
  ...describe('createEmbedSession', {
    tag: 'Embed sessions',
    summary: 'Make a session for an embedded page',
    description:
      'For a host that knows who its user is: a token of ten minutes that shows these components to this subject, from these origins only. Call it from your server, whenever the page asks for a token.',
  }),
  method: 'post',
  path: '/v1/embed-sessions',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateEmbedSession) } },
  responses: {
    201: answer('The session with its token', NewEmbedSession, { location: true }),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateEmbedSession(app: App) {
  app.openapi(route, async (c) => {
    const session = await createEmbedSession(c.get('context'), c.req.valid('json'));
    created(c, `/v1/embed-sessions/${session.id}`);
    // A token is nobody else's to keep.
    c.header('Cache-Control', 'no-store');
    return c.json(session, 201);
  });
}
