import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getDeliveryProof } from '../get-delivery-proof.ts';
import { DeliveryProof } from '../schemas.ts';

const route = createRoute({
  ...describe('getDeliveryProof', {
    tag: 'Deliveries',
    summary: 'Fetch the proof file',
    description:
      'Canonical bytes that anybody can verify offline with the key of the log. Keep them as they are: a changed byte fails.',
  }),
  method: 'get',
  path: '/v1/deliveries/{delivery_id}/proof',
  request: { params: z.object({ delivery_id: idOf('delivery') }) },
  responses: {
    200: answer('The proof file', DeliveryProof),
    ...problems('not-found', 'not-yet-sequenced', 'person-erased'),
  },
});

export function registerGetDeliveryProof(app: App) {
  app.openapi(route, async (c) => {
    const { bytes, filename } = await getDeliveryProof(c.get('context'), c.req.valid('param').delivery_id);
    // The file as it was signed: serialising it anew could change its bytes.
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    }) as never;
  });
}
