import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getDocumentContent } from '../get-document-content.ts';

const route = createRoute({
  ...describe('getDocumentContent', {
    tag: 'Documents',
    summary: 'Fetch the PDF',
    description:
      'The archived bytes; their SHA-256 is the one of the document. Fetched with an occupant token it counts as opened.',
  }),
  method: 'get',
  path: '/v1/documents/{document_id}/content',
  request: { params: z.object({ document_id: idOf('document') }) },
  responses: {
    200: {
      description: 'The PDF',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary', example: '%PDF-1.7 …' }) } },
    },
    ...problems('not-found', 'document-not-ready', 'person-erased'),
  },
});

export function registerGetDocumentContent(app: App) {
  app.openapi(route, async (c) => {
    // HEAD runs this too and hands nothing over: it must not prove that somebody opened the document.
    const { bytes, filename } = await getDocumentContent(c.get('context'), c.req.valid('param').document_id, {
      handedOver: c.req.method === 'GET',
    });
    return c.body(bytes, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    });
  });
}
