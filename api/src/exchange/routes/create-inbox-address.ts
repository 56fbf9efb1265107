import { createRoute } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createInboxAddress } from '../create-inbox-address.ts';
import { CreateInboxAddress, NewInboxAddress } from '../drops/schemas.ts';

const route = createRoute({
  ...describe('createInboxAddress', {
    tag: 'File drops',
    summary: 'Make an address for mail with files',
    description:
      'Each attachment of a mail to it is taken in. The address is the secret and answered once: a sender can be forged, so a list of allowed senders keeps stray mail out and no more. No mail is answered; what became of the files is in `GET /v1/file-drops`. With new_devices_property_id, devices that they name and nobody entered are made, as with receiveReadingFile.',
  }),
  method: 'post',
  path: '/v1/inbox-addresses',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateInboxAddress) } },
  responses: {
    201: answer('The address', NewInboxAddress, { etag: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerCreateInboxAddress(app: App) {
  app.openapi(route, async (c) => {
    const made = await createInboxAddress(c.get('context'), c.req.valid('json'));
    // As it is answered from now on: what tells its state says nothing about the secret.
    const { local_part: _, address: __, ...inbox } = made;
    tagged(c, inbox);
    return c.json(made, 201);
  });
}
