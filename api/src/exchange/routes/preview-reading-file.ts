import { createRoute, z } from '@hono/zod-openapi';

import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { previewReadingFile } from '../preview-reading-file.ts';
import { PreviewReadingFile, ReadingFilePreview } from '../reading-files/schemas.ts';

const route = createRoute({
  ...describe('previewReadingFile', {
    tag: 'Reading files',
    summary: 'Try a mapping',
    description:
      'How the first rows of a file in review would be read, by this mapping or the proposed one. Changes nothing.',
  }),
  method: 'post',
  path: '/v1/reading-files/{reading_file_id}/mapping-previews',
  request: {
    headers: idempotencyOptional,
    params: z.object({ reading_file_id: idOf('readingFile') }),
    body: { required: true, content: json(PreviewReadingFile) },
  },
  responses: {
    200: answer('As it is now', ReadingFilePreview),
    ...problems(...POSTING, 'not-found', 'rule-violated'),
  },
});

export function registerPreviewReadingFile(app: App) {
  app.openapi(route, async (c) => {
    const made = await previewReadingFile(c.get('context'), c.req.valid('param').reading_file_id, c.req.valid('json'));

    return c.json(made, 200);
  });
}
