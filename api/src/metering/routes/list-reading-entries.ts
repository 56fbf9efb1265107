import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listReadingEntries } from '../list-reading-entries.ts';
import { ReadingEntryPage, readingEntryQuery } from '../manual-reading/schemas.ts';

const route = createRoute({
  ...describe('listReadingEntries', {
    tag: 'Reading entries',
    summary: 'List what readers sent',
    description:
      'In the order it arrived, of one route, point or outcome where asked: values, remarks that explain a missing one, and contradictions to decide.',
  }),
  method: 'get',
  path: '/v1/reading-entries',
  request: { query: readingEntryQuery },
  responses: { 200: answer('A page', ReadingEntryPage), ...problems() },
});

export function registerListReadingEntries(app: App) {
  app.openapi(route, async (c) => {
    const page = await listReadingEntries(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
