import { createRoute, z } from '@hono/zod-openapi';

import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { ReadingFile, RejectReadingFile } from '../reading-files/schemas.ts';
import { rejectReadingFile } from '../reject-reading-file.ts';

const route = createRoute({
  ...describe('rejectReadingFile', {
    tag: 'Reading files',
    summary: 'Reject a file',
    description: 'A person turns down a file in review, or one that could not be read. Its bytes stay.',
  }),
  method: 'post',
  path: '/v1/reading-files/{reading_file_id}/rejections',
  request: {
    headers: idempotencyOptional,
    params: z.object({ reading_file_id: idOf('readingFile') }),
    body: { required: true, content: json(RejectReadingFile) },
  },
  responses: {
    200: answer('As it is now', ReadingFile),
    ...problems(...POSTING, 'not-found'),
  },
});

export function registerRejectReadingFile(app: App) {
  app.openapi(route, async (c) => {
    const made = await rejectReadingFile(c.get('context'), c.req.valid('param').reading_file_id, c.req.valid('json'));

    return c.json(made, 200);
  });
}
