import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf } from '../../http/schemas.ts';
import { InboxAddress } from '../drops/schemas.ts';
import { revokeInboxAddress } from '../revoke-inbox-address.ts';

const route = createRoute({
  ...describe('revokeInboxAddress', {
    tag: 'File drops',
    summary: 'End an address for mail',
    description: 'Mail to it is refused from now on. Revoking twice changes nothing more.',
  }),
  method: 'post',
  path: '/v1/inbox-addresses/{inbox_address_id}/revocations',
  request: { headers: idempotencyOptional, params: z.object({ inbox_address_id: idOf('inboxAddress') }) },
  responses: { 200: answer('As it is ended', InboxAddress), ...problems('not-found', ...POSTING_WITHOUT_BODY) },
});

export function registerRevokeInboxAddress(app: App) {
  app.openapi(route, async (c) =>
    c.json(await revokeInboxAddress(c.get('context'), c.req.valid('param').inbox_address_id), 200),
  );
}
