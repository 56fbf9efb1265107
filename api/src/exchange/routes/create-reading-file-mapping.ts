import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createReadingFileMapping } from '../create-reading-file-mapping.ts';
import { CreateReadingFileMapping, ReadingFileMapping } from '../reading-files/mapping-schemas.ts';

const route = createRoute({
  ...describe('createReadingFileMapping', {
    tag: 'Reading files',
    summary: 'Say how tables are read',
    description:
      'A mapping for tables with these columns, before the first comes. One that waits already is taken in by it.',
  }),
  method: 'post',
  path: '/v1/reading-file-mappings',
  request: {
    headers: idempotencyOptional,

    body: { required: true, content: json(CreateReadingFileMapping) },
  },
  responses: {
    201: answer('The new one', ReadingFileMapping, { etag: true, location: true }),
    ...problems(...POSTING, 'rule-violated', 'unknown-reference'),
  },
});

export function registerCreateReadingFileMapping(app: App) {
  app.openapi(route, async (c) => {
    const made = await createReadingFileMapping(c.get('context'), c.req.valid('json'));
    created(c, `/v1/reading-file-mappings/${made.id}`, made);
    return c.json(made, 201);
  });
}
