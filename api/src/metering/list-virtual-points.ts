import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toVirtualPoint } from './virtual-points/convert.ts';
import type { virtualPointQuery } from './virtual-points/schemas.ts';
import { selectVirtualPoints } from './virtual-points/store.ts';

export function listVirtualPoints(context: Context, query: z.infer<typeof virtualPointQuery>) {
  authorize(context, 'listVirtualPoints');
  const { property_id, unit_id } = query;
  return listPage(context, {
    operation: 'listVirtualPoints',
    query,
    filter: { property_id, unit_id },
    fetch: (after, limit) => selectVirtualPoints(context, { propertyId: property_id, unitId: unit_id }, after, limit),
    keyOf: ({ row }) => row.id,
    convert: toVirtualPoint,
  });
}
