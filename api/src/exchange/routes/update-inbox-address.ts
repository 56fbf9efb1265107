import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { InboxAddress, UpdateInboxAddress } from '../drops/schemas.ts';
import { updateInboxAddress } from '../update-inbox-address.ts';

const route = createRoute({
  ...describe('updateInboxAddress', {
    tag: 'File drops',
    summary: 'Change an address for mail',
    description:
      'Its name, who may send to it, and whether devices are made that only its files know. One that was ended is changed no more (409).',
  }),
  method: 'patch',
  path: '/v1/inbox-addresses/{inbox_address_id}',
  request: {
    headers: ifMatch,
    params: z.object({ inbox_address_id: idOf('inboxAddress') }),
    body: { required: true, content: json(UpdateInboxAddress) },
  },
  responses: {
    200: answer('The changed address', InboxAddress, { etag: true }),
    ...problems(...PATCHING, 'unknown-reference'),
  },
});

export function registerUpdateInboxAddress(app: App) {
  app.openapi(route, async (c) => {
    const changed = await updateInboxAddress(
      c.get('context'),
      c.req.valid('param').inbox_address_id,
      c.req.valid('header')['if-match'],
      c.req.valid('json'),
    );
    tagged(c, changed);
    return c.json(changed, 200);
  });
}
