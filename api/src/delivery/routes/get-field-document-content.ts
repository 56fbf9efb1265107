import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { describe, problems } from '../../http/describe.ts';
import { fieldDocumentParams } from '../field-documents/schemas.ts';
import { getFieldDocumentContent } from '../get-field-document-content.ts';

const route = createRoute({
  ...describe('getFieldDocumentContent', {
    tag: 'Field documents',
    summary: 'Fetch the PDF of a form or protocol',
    description: 'The archived bytes; their SHA-256 is the one of the document.',
  }),
  method: 'get',
  path: '/v1/field-documents/{field_document_id}/content',
  request: { params: fieldDocumentParams },
  responses: {
    200: {
      description: 'The PDF',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary', example: '%PDF-1.7 …' }) } },
    },
    ...problems('not-found', 'document-not-ready', 'person-erased'),
  },
});

export function registerGetFieldDocumentContent(app: App) {
  app.openapi(route, async (c) => {
    const { bytes, filename } = await getFieldDocumentContent(c.get('context'), c.req.valid('param').field_document_id);
    return c.body(bytes, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    });
  });
}
