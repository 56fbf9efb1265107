import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { UploadLogin } from '../drops/schemas.ts';
import { getUploadLogin } from '../get-upload-login.ts';

const route = createRoute({
  ...describe('getUploadLogin', {
    tag: 'File drops',
    summary: 'Get a login for files',
    description: 'Its password is not among what is answered.',
  }),
  method: 'get',
  path: '/v1/upload-logins/{upload_login_id}',
  request: { params: z.object({ upload_login_id: idOf('uploadLogin') }) },
  responses: { 200: answer('The login', UploadLogin, { etag: true }), ...problems('not-found') },
});

export function registerGetUploadLogin(app: App) {
  app.openapi(route, async (c) => {
    const found = await getUploadLogin(c.get('context'), c.req.valid('param').upload_login_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
