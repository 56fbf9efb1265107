import { createRoute, z } from '@hono/zod-openapi';

import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf } from '../../http/schemas.ts';
import { ReadingFile, repeatQuery } from '../reading-files/schemas.ts';
import { repeatReadingFile } from '../repeat-reading-file.ts';

const route = createRoute({
  ...describe('repeatReadingFile', {
    tag: 'Reading files',
    summary: 'Take a file in again',
    description:
      'Its lines once more, for devices may be known now, or are to be made of it, or a mapping be better. What is there already is a duplicate; lines of earlier attempts are kept. Without new_devices_property_id that of an earlier request holds, else what its gateway, way in or mapping says by now. Only a finished file.',
  }),
  method: 'post',
  path: '/v1/reading-files/{reading_file_id}/attempts',
  request: {
    headers: idempotencyOptional,
    params: z.object({ reading_file_id: idOf('readingFile') }),
    query: repeatQuery,
  },
  responses: {
    200: answer('As it is now', ReadingFile),
    ...problems(...POSTING_WITHOUT_BODY, 'not-found', 'unknown-reference'),
  },
});

export function registerRepeatReadingFile(app: App) {
  app.openapi(route, async (c) => {
    const made = await repeatReadingFile(
      c.get('context'),
      c.req.valid('param').reading_file_id,
      c.req.valid('query').new_devices_property_id,
    );

    return c.json(made, 200);
  });
}
