import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toExemption } from './upkeep/convert.ts';
import type { exemptionQuery } from './upkeep/schemas.ts';
import { selectExemptions } from './upkeep/upkeep-store.ts';

export function listEquipmentExemptions(context: Context, query: z.infer<typeof exemptionQuery>) {
  authorize(context, 'listEquipmentExemptions');
  const filter = { propertyId: query.property_id };
  return listPage(context, {
    operation: 'listEquipmentExemptions',
    query,
    filter,
    fetch: (after, limit) => selectExemptions(context, filter, after, limit),
    keyOf: ({ exemption }) => exemption.id,
    convert: toExemption,
  });
}
