import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { UpdateUploadLogin, UploadLogin } from '../drops/schemas.ts';
import { updateUploadLogin } from '../update-upload-login.ts';

const route = createRoute({
  ...describe('updateUploadLogin', {
    tag: 'File drops',
    summary: 'Change a login for files',
    description:
      'Its name, and whether devices are made that only its files know. How it is opened stays. One that was ended is changed no more (409).',
  }),
  method: 'patch',
  path: '/v1/upload-logins/{upload_login_id}',
  request: {
    headers: ifMatch,
    params: z.object({ upload_login_id: idOf('uploadLogin') }),
    body: { required: true, content: json(UpdateUploadLogin) },
  },
  responses: {
    200: answer('The changed login', UploadLogin, { etag: true }),
    ...problems(...PATCHING, 'unknown-reference'),
  },
});

export function registerUpdateUploadLogin(app: App) {
  app.openapi(route, async (c) => {
    const changed = await updateUploadLogin(
      c.get('context'),
      c.req.valid('param').upload_login_id,
      c.req.valid('header')['if-match'],
      c.req.valid('json'),
    );
    tagged(c, changed);
    return c.json(changed, 200);
  });
}
