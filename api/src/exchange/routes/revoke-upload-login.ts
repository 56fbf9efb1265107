import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf } from '../../http/schemas.ts';
import { UploadLogin } from '../drops/schemas.ts';
import { revokeUploadLogin } from '../revoke-upload-login.ts';

const route = createRoute({
  ...describe('revokeUploadLogin', {
    tag: 'File drops',
    summary: 'End a login for files',
    description: 'It is refused from now on, in open connections too. Revoking twice changes nothing more.',
  }),
  method: 'post',
  path: '/v1/upload-logins/{upload_login_id}/revocations',
  request: { headers: idempotencyOptional, params: z.object({ upload_login_id: idOf('uploadLogin') }) },
  responses: { 200: answer('As it is ended', UploadLogin), ...problems('not-found', ...POSTING_WITHOUT_BODY) },
});

export function registerRevokeUploadLogin(app: App) {
  app.openapi(route, async (c) =>
    c.json(await revokeUploadLogin(c.get('context'), c.req.valid('param').upload_login_id), 200),
  );
}
