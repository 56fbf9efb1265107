import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getReadingFileContent } from '../get-reading-file-content.ts';

const OCTETS = 'application/octet-stream';

const route = createRoute({
  ...describe('getReadingFileContent', {
    tag: 'Reading files',
    summary: 'Fetch the bytes of a file',
    description: 'As they came; their SHA-256 is the digest of the file.',
  }),
  method: 'get',
  path: '/v1/reading-files/{reading_file_id}/content',
  request: { params: z.object({ reading_file_id: idOf('readingFile') }) },
  responses: {
    200: {
      description: 'The bytes',
      content: { [OCTETS]: { schema: z.string().openapi({ format: 'binary', example: 'Zählernummer;Datum;Stand' }) } },
    },
    ...problems('not-found'),
  },
});

export function registerGetReadingFileContent(app: App) {
  app.openapi(route, async (c) => {
    const { name, bytes } = await getReadingFileContent(c.get('context'), c.req.valid('param').reading_file_id);
    return c.body(bytes, 200, {
      'Content-Type': OCTETS,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
}
