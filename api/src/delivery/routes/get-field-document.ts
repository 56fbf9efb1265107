import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { FieldDocument, fieldDocumentParams } from '../field-documents/schemas.ts';
import { getFieldDocument } from '../get-field-document.ts';

const route = createRoute({
  ...describe('getFieldDocument', {
    tag: 'Field documents',
    summary: 'Get a form or protocol',
    description: 'Its state, and once it is printed its digest and size.',
  }),
  method: 'get',
  path: '/v1/field-documents/{field_document_id}',
  request: { params: fieldDocumentParams },
  responses: { 200: answer('The document', FieldDocument), ...problems('not-found') },
});

export function registerGetFieldDocument(app: App) {
  app.openapi(route, async (c) =>
    c.json(await getFieldDocument(c.get('context'), c.req.valid('param').field_document_id), 200),
  );
}
