import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toUnit } from './convert.ts';
import type { unitQuery } from './schemas.ts';
import { selectUnits } from './store.ts';

export function listUnits(context: Context, query: z.infer<typeof unitQuery>) {
  authorize(context, 'listUnits');
  return listPage(context, {
    operation: 'listUnits',
    query,
    filter: { property_id: query.property_id },
    fetch: (after, limit) => selectUnits(context, { propertyId: query.property_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toUnit,
  });
}
