import { createRoute } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createUploadLogin } from '../create-upload-login.ts';
import { CreateUploadLogin, NewUploadLogin } from '../drops/schemas.ts';

const route = createRoute({
  ...describe('createUploadLogin', {
    tag: 'File drops',
    summary: 'Make a login for files by SFTP',
    description:
      'Opened by a password, by keys, or by either. It sees what came with it and nothing else, and puts files down only. The password is answered once. With new_devices_property_id, devices that its files name and nobody entered are made, as with receiveReadingFile.',
  }),
  method: 'post',
  path: '/v1/upload-logins',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateUploadLogin) } },
  responses: {
    201: answer('The login with its password', NewUploadLogin, { etag: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerCreateUploadLogin(app: App) {
  app.openapi(route, async (c) => {
    const made = await createUploadLogin(c.get('context'), c.req.valid('json'));
    // As it is answered from now on: what tells its state says nothing about the secret.
    const { password: _, ...login } = made;
    tagged(c, login);
    return c.json(made, 201);
  });
}
