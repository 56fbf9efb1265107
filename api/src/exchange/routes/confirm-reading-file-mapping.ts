import { createRoute, z } from '@hono/zod-openapi';

import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { confirmReadingFileMapping } from '../confirm-reading-file-mapping.ts';
import { ConfirmReadingFileMapping, ReadingFile } from '../reading-files/schemas.ts';

const route = createRoute({
  ...describe('confirmReadingFileMapping', {
    tag: 'Reading files',
    summary: 'Confirm how a file is read',
    description:
      'A person says how the columns of a file in review are read: as proposed (no document), or better. The mapping is kept; this file is taken in by it, and so is every other that waits with the same columns, and each that comes.',
  }),
  method: 'post',
  path: '/v1/reading-files/{reading_file_id}/mapping-confirmations',
  request: {
    headers: idempotencyOptional,
    params: z.object({ reading_file_id: idOf('readingFile') }),
    body: { required: true, content: json(ConfirmReadingFileMapping) },
  },
  responses: {
    200: answer('As it is now', ReadingFile),
    ...problems(...POSTING, 'not-found', 'rule-violated', 'unknown-reference'),
  },
});

export function registerConfirmReadingFileMapping(app: App) {
  app.openapi(route, async (c) => {
    const made = await confirmReadingFileMapping(
      c.get('context'),
      c.req.valid('param').reading_file_id,
      c.req.valid('json'),
    );

    return c.json(made, 200);
  });
}
