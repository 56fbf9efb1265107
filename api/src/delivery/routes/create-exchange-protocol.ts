import { createRoute, z } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING_WITHOUT_BODY, problems } from '../../http/describe.ts';
import { idempotencyRequired, idOf } from '../../http/schemas.ts';
import { createExchangeProtocol } from '../create-exchange-protocol.ts';
import { FieldDocument } from '../field-documents/schemas.ts';

const route = createRoute({
  ...describe('createExchangeProtocol', {
    tag: 'Field documents',
    summary: 'Print an exchange protocol',
    description:
      'Old and new device with their values, reason, photos and lines to sign, of the exchange that began or ended this installation (either of the two that exchangeDevice answers). Printed under the brand of the account: without one marked as default (createBrand) it is refused. Ask getFieldDocument until it is ready, then getFieldDocumentContent.',
  }),
  method: 'post',
  path: '/v1/device-installations/{installation_id}/exchange-protocols',
  request: { headers: idempotencyRequired, params: z.object({ installation_id: idOf('installation') }) },
  responses: {
    201: answer('The document, queued; or the one that says the same already', FieldDocument, { location: true }),
    ...problems(...POSTING_WITHOUT_BODY, 'idempotency-key-missing', 'not-found', 'person-erased', 'rule-violated'),
  },
});

export function registerCreateExchangeProtocol(app: App) {
  app.openapi(route, async (c) => {
    const document = await createExchangeProtocol(c.get('context'), c.req.valid('param').installation_id);
    created(c, `/v1/field-documents/${document.id}`);
    return c.json(document, 201);
  });
}
