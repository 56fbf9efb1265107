import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getReadingFileMapping } from '../get-reading-file-mapping.ts';
import { ReadingFileMapping } from '../reading-files/mapping-schemas.ts';

const route = createRoute({
  ...describe('getReadingFileMapping', {
    tag: 'Reading files',
    summary: 'Read a mapping',
    description: 'The newest wording.',
  }),
  method: 'get',
  path: '/v1/reading-file-mappings/{reading_file_mapping_id}',
  request: { params: z.object({ reading_file_mapping_id: idOf('readingFileMapping') }) },
  responses: { 200: answer('It', ReadingFileMapping, { etag: true }), ...problems('not-found') },
});

export function registerGetReadingFileMapping(app: App) {
  app.openapi(route, async (c) => {
    const found = await getReadingFileMapping(c.get('context'), c.req.valid('param').reading_file_mapping_id);
    tagged(c, found);
    return c.json(found, 200);
  });
}
