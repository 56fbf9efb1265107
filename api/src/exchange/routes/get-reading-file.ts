import { createRoute, z } from '@hono/zod-openapi';

import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getReadingFile } from '../get-reading-file.ts';
import { ReadingFileDetail } from '../reading-files/schemas.ts';

const route = createRoute({
  ...describe('getReadingFile', {
    tag: 'Reading files',
    summary: 'Read a file',
    description: 'How far its lines are taken in; of a table that waits, the mapping that is proposed.',
  }),
  method: 'get',
  path: '/v1/reading-files/{reading_file_id}',
  request: { params: z.object({ reading_file_id: idOf('readingFile') }) },
  responses: { 200: answer('It', ReadingFileDetail), ...problems('not-found') },
});

export function registerGetReadingFile(app: App) {
  app.openapi(route, async (c) => {
    const found = await getReadingFile(c.get('context'), c.req.valid('param').reading_file_id);

    return c.json(found, 200);
  });
}
