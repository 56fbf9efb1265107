import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toBillingPeriod } from './periods/convert.ts';
import type { periodQuery } from './periods/schemas.ts';
import { selectBillingPeriods } from './periods/store.ts';

export function listBillingPeriods(context: Context, query: z.infer<typeof periodQuery>) {
  authorize(context, 'listBillingPeriods');
  return listPage(context, {
    operation: 'listBillingPeriods',
    query,
    filter: { property_id: query.property_id, kind: query.kind },
    fetch: (after, limit) =>
      selectBillingPeriods(context, { propertyId: query.property_id, kind: query.kind }, after, limit),
    keyOf: ({ id }) => id,
    convert: toBillingPeriod,
  });
}
