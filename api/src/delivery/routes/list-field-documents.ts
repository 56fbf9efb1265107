import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { FieldDocumentPage, fieldDocumentQuery } from '../field-documents/schemas.ts';
import { listFieldDocuments } from '../list-field-documents.ts';

const route = createRoute({
  ...describe('listFieldDocuments', {
    tag: 'Field documents',
    summary: 'List forms and protocols',
    description: 'In the order they were asked for, all versions, of one property or kind where asked.',
  }),
  method: 'get',
  path: '/v1/field-documents',
  request: { query: fieldDocumentQuery },
  responses: { 200: answer('A page', FieldDocumentPage), ...problems() },
});

export function registerListFieldDocuments(app: App) {
  app.openapi(route, async (c) => {
    const page = await listFieldDocuments(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
