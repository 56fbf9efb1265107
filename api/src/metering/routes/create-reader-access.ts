import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createReaderAccess } from '../create-reader-access.ts';
import { CreateReaderAccess, NewReaderAccess, readingRouteParams } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('createReaderAccess', {
    tag: 'Reader access',
    summary: 'Let a reader in without an account',
    description:
      'Answers once a token of 256 bits for a link or code, and a PIN of six digits. Both together open a session that sees this route only; a PIN alone opens nothing. Ten wrong PINs in a row end it.',
  }),
  method: 'post',
  path: '/v1/reading-routes/{reading_route_id}/accesses',
  request: {
    headers: idempotencyOptional,
    params: readingRouteParams,
    body: { required: true, content: json(CreateReaderAccess) },
  },
  responses: {
    201: answer('The access with its link and PIN', NewReaderAccess),
    ...problems('not-found', ...POSTING, 'rule-violated'),
  },
});

export function registerCreateReaderAccess(app: App) {
  app.openapi(route, async (c) => {
    const { reading_route_id: id } = c.req.valid('param');
    return c.json(await createReaderAccess(c.get('context'), id, c.req.valid('json')), 201);
  });
}
