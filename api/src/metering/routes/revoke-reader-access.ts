import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional } from '../../http/schemas.ts';
import { ReaderAccess, readerAccessParams } from '../manual-reading/schemas.ts';
import { revokeReaderAccess } from '../revoke-reader-access.ts';

const route = createRoute({
  ...describe('revokeReaderAccess', {
    tag: 'Reader access',
    summary: 'End an access',
    description:
      'Its link is worth nothing any more, and every session that came of it ends at once. Twice changes nothing more.',
  }),
  method: 'post',
  path: '/v1/reader-accesses/{reader_access_id}/revocations',
  request: { headers: idempotencyOptional, params: readerAccessParams },
  responses: { 200: answer('The ended access', ReaderAccess), ...problems('not-found', ...POSTING_WITHOUT_BODY) },
});

export function registerRevokeReaderAccess(app: App) {
  app.openapi(route, async (c) =>
    c.json(await revokeReaderAccess(c.get('context'), c.req.valid('param').reader_access_id), 200),
  );
}
