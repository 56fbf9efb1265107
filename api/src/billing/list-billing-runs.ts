import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toBillingRun } from './runs/convert.ts';
import type { runQuery } from './runs/schemas.ts';
import { selectBillingRuns } from './runs/store.ts';

export function listBillingRuns(context: Context, query: z.infer<typeof runQuery>) {
  authorize(context, 'listBillingRuns');
  const { property_id, billing_period_id } = query;
  return listPage(context, {
    operation: 'listBillingRuns',
    query,
    filter: { property_id, billing_period_id },
    fetch: (after, limit) =>
      selectBillingRuns(context, { propertyId: property_id, billingPeriodId: billing_period_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toBillingRun,
  });
}
