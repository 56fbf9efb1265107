import { createRoute, z } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyRequired, idOf } from '../../http/schemas.ts';
import { createReadingForm } from '../create-reading-form.ts';
import { FieldDocument } from '../field-documents/schemas.ts';

const route = createRoute({
  ...describe('createReadingForm', {
    tag: 'Field documents',
    summary: 'Print a reading form',
    description:
      'A cover and a page for each flat in the order of the walk, with devices, last values and boxes for the new ones. What changed since is the next version; asked again without a change it is the same document. Printed under the brand of the account: without one marked as default (createBrand) it is refused. Ask getFieldDocument until it is ready, then getFieldDocumentContent.',
  }),
  method: 'post',
  path: '/v1/reading-routes/{reading_route_id}/forms',
  request: { headers: idempotencyRequired, params: z.object({ reading_route_id: idOf('readingRoute') }) },
  responses: {
    201: answer('The document, queued; or the one that says the same already', FieldDocument, { location: true }),
    ...problems(...POSTING_WITHOUT_BODY, 'idempotency-key-missing', 'not-found', 'person-erased', 'rule-violated'),
  },
});

export function registerCreateReadingForm(app: App) {
  app.openapi(route, async (c) => {
    const document = await createReadingForm(c.get('context'), c.req.valid('param').reading_route_id);
    created(c, `/v1/field-documents/${document.id}`);
    return c.json(document, 201);
  });
}
