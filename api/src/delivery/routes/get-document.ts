import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getDocument } from '../get-document.ts';
import { Document } from '../schemas.ts';

const route = createRoute({
  ...describe('getDocument', {
    tag: 'Documents',
    summary: 'Read a document',
    description: 'What a document is and whether it is released. The PDF itself is at `/content`.',
  }),
  method: 'get',
  path: '/v1/documents/{document_id}',
  request: { params: z.object({ document_id: idOf('document') }) },
  responses: { 200: answer('Read a document', Document), ...problems('not-found') },
});

export function registerGetDocument(app: App) {
  app.openapi(route, async (c) => c.json(await getDocument(c.get('context'), c.req.valid('param').document_id), 200));
}
