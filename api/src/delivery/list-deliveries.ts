import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toDelivery } from './convert.ts';
import { viewDeliveries } from './delivery-views.ts';
import type { deliveryQuery } from './schemas.ts';
import { selectDeliveries } from './store.ts';

export function listDeliveries(context: Context, query: z.infer<typeof deliveryQuery>) {
  authorize(context, 'listDeliveries');
  const { document_id, occupancy_id, property_id } = query;
  const filter = { documentId: document_id, occupancyId: occupancy_id, propertyId: property_id };
  return listPage(context, {
    operation: 'listDeliveries',
    query,
    filter: { document_id, occupancy_id, property_id },
    fetch: async (after, limit) => viewDeliveries(context, await selectDeliveries(context, filter, after, limit)),
    keyOf: ({ delivery }) => delivery.id,
    convert: toDelivery,
  });
}
