import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { dropsQuery, FileDropPage } from '../drops/schemas.ts';
import { listFileDrops } from '../list-file-drops.ts';

const route = createRoute({
  ...describe('listFileDrops', {
    tag: 'File drops',
    summary: 'List what came by SFTP and e-mail',
    description:
      'A row for each file that was put down or sent, also for those that were refused; the same delivery again is the same row.',
  }),
  method: 'get',
  path: '/v1/file-drops',
  request: { query: dropsQuery },
  responses: { 200: answer('A page', FileDropPage), ...problems() },
});

export function registerListFileDrops(app: App) {
  app.openapi(route, async (c) => {
    const page = await listFileDrops(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
