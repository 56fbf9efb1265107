import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listQuery, UploadLoginPage } from '../drops/schemas.ts';
import { listUploadLogins } from '../list-upload-logins.ts';

const route = createRoute({
  ...describe('listUploadLogins', {
    tag: 'File drops',
    summary: 'List the logins for files by SFTP',
    description: 'Without their passwords, ended ones included.',
  }),
  method: 'get',
  path: '/v1/upload-logins',
  request: { query: listQuery },
  responses: { 200: answer('A page', UploadLoginPage), ...problems() },
});

export function registerListUploadLogins(app: App) {
  app.openapi(route, async (c) => {
    const page = await listUploadLogins(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
