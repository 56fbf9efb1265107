import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createReaderSession } from '../create-reader-session.ts';
import { CreateReaderSession, ReaderSession } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('createReaderSession', {
    tag: 'Reader access',
    summary: 'Get in with link and PIN',
    description:
      'The token of the link is sent as `Authorization: Bearer`, the PIN in the body. After two wrong PINs the third waits a minute, and each further one twice as long; ten in a row end the access.',
  }),
  method: 'post',
  path: '/v1/reader-sessions',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateReaderSession) } },
  responses: {
    201: answer('The session and its token', ReaderSession),
    ...problems(...POSTING, 'wrong-pin', 'too-many-attempts'),
  },
});

export function registerCreateReaderSession(app: App) {
  app.openapi(route, async (c) => c.json(await createReaderSession(c.get('context'), c.req.valid('json')), 201));
}
