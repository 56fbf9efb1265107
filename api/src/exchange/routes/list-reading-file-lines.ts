import { createRoute, z } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { listReadingFileLines } from '../list-reading-file-lines.ts';
import { lineQuery, ReadingFileLinePage } from '../reading-files/schemas.ts';

const route = createRoute({
  ...describe('listReadingFileLines', {
    tag: 'Reading files',
    summary: 'List the lines of a file',
    description: 'What became of each record of the newest attempt, with its line and words in German and English.',
  }),
  method: 'get',
  path: '/v1/reading-files/{reading_file_id}/lines',
  request: { params: z.object({ reading_file_id: idOf('readingFile') }), query: lineQuery },
  responses: { 200: answer('A page', ReadingFileLinePage), ...problems('not-found') },
});

export function registerListReadingFileLines(app: App) {
  app.openapi(route, async (c) => {
    const page = await listReadingFileLines(
      c.get('context'),
      c.req.valid('param').reading_file_id,
      c.req.valid('query'),
    );
    linkNext(c, page);
    return c.json(page, 200);
  });
}
