import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toCycleChangeSummary } from './cycle-change/convert.ts';
import type { cycleChangeQuery } from './cycle-change/schemas.ts';
import { selectCycleChanges } from './cycle-change/store.ts';

export function listCycleChanges(context: Context, query: z.infer<typeof cycleChangeQuery>) {
  authorize(context, 'listCycleChanges');
  return listPage(context, {
    operation: 'listCycleChanges',
    query,
    filter: { property_id: query.property_id },
    fetch: (after, limit) => selectCycleChanges(context, { propertyId: query.property_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toCycleChangeSummary,
  });
}
