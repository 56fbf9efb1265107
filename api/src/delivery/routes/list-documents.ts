import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listDocuments } from '../list-documents.ts';
import { DocumentPage, documentQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listDocuments', {
    tag: 'Documents',
    summary: 'List documents',
    description:
      'Documents of this account and mode, oldest first. An occupant sees the released ones of the own occupancy.',
  }),
  method: 'get',
  path: '/v1/documents',
  request: { query: documentQuery },
  responses: { 200: answer('A page', DocumentPage), ...problems() },
});

export function registerListDocuments(app: App) {
  app.openapi(route, async (c) => {
    const page = await listDocuments(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
