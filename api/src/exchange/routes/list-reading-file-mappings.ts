import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';

import { listReadingFileMappings } from '../list-reading-file-mappings.ts';
import { mappingQuery, ReadingFileMappingPage } from '../reading-files/mapping-schemas.ts';

const route = createRoute({
  ...describe('listReadingFileMappings', {
    tag: 'Reading files',
    summary: 'List mappings',
    description: 'How tables are read, by the names of their columns.',
  }),
  method: 'get',
  path: '/v1/reading-file-mappings',
  request: { query: mappingQuery },
  responses: { 200: answer('A page', ReadingFileMappingPage), ...problems() },
});

export function registerListReadingFileMappings(app: App) {
  app.openapi(route, async (c) => {
    const page = await listReadingFileMappings(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
