import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';

import { listReadingFiles } from '../list-reading-files.ts';
import { fileQuery, ReadingFilePage } from '../reading-files/schemas.ts';

const route = createRoute({
  ...describe('listReadingFiles', {
    tag: 'Reading files',
    summary: 'List files',
    description:
      'Files with readings or telegrams, whichever way they came. With status review: the queue of tables nobody has mapped yet.',
  }),
  method: 'get',
  path: '/v1/reading-files',
  request: { query: fileQuery },
  responses: { 200: answer('A page', ReadingFilePage), ...problems() },
});

export function registerListReadingFiles(app: App) {
  app.openapi(route, async (c) => {
    const page = await listReadingFiles(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
