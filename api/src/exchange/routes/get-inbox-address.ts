import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { InboxAddress } from '../drops/schemas.ts';
import { getInboxAddress } from '../get-inbox-address.ts';

const route = createRoute({
  ...describe('getInboxAddress', {
    tag: 'File drops',
    summary: 'Get an address for mail',
    description: 'The address itself is not among what is answered.',
  }),
  method: 'get',
  path: '/v1/inbox-addresses/{inbox_address_id}',
  request: { params: z.object({ inbox_address_id: idOf('inboxAddress') }) },
  responses: { 200: answer('The address', InboxAddress, { etag: true }), ...problems('not-found') },
});

export function registerGetInboxAddress(app: App) {
  app.openapi(route, async (c) => {
    const found = await getInboxAddress(c.get('context'), c.req.valid('param').inbox_address_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
