import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toOperatingCostEntry } from './operating-costs/convert.ts';
import { selectOperatingCostEntries } from './operating-costs/store.ts';
import type { inPeriodQuery } from './periods/schemas.ts';

export function listOperatingCostEntries(context: Context, query: z.infer<typeof inPeriodQuery>) {
  authorize(context, 'listOperatingCostEntries');
  const { billing_period_id } = query;
  return listPage(context, {
    operation: 'listOperatingCostEntries',
    query,
    filter: { billing_period_id },
    fetch: (after, limit) => selectOperatingCostEntries(context, { billingPeriodId: billing_period_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toOperatingCostEntry,
  });
}
