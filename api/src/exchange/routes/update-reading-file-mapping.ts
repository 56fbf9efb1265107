import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { ReadingFileMapping, UpdateReadingFileMapping } from '../reading-files/mapping-schemas.ts';
import { updateReadingFileMapping } from '../update-reading-file-mapping.ts';

const route = createRoute({
  ...describe('updateReadingFileMapping', {
    tag: 'Reading files',
    summary: 'Change a mapping',
    description:
      'How tables with its columns are read from now on. Files that were taken in keep what they were read by, until they are taken in again.',
  }),
  method: 'patch',
  path: '/v1/reading-file-mappings/{reading_file_mapping_id}',
  request: {
    headers: ifMatch,
    params: z.object({ reading_file_mapping_id: idOf('readingFileMapping') }),
    body: { required: true, content: json(UpdateReadingFileMapping) },
  },
  responses: {
    200: answer('The changed mapping', ReadingFileMapping, { etag: true }),
    ...problems(...PATCHING, 'rule-violated', 'unknown-reference'),
  },
});

export function registerUpdateReadingFileMapping(app: App) {
  app.openapi(route, async (c) => {
    const { 'if-match': match } = c.req.valid('header');
    const { reading_file_mapping_id: id } = c.req.valid('param');
    const mapping = await updateReadingFileMapping(c.get('context'), id, match, c.req.valid('json'));
    tagged(c, mapping);
    return c.json(mapping, 200);
  });
}
