import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toCostEntry } from './costs/convert.ts';
import { selectCostEntries } from './costs/store.ts';
import type { inPeriodQuery } from './periods/schemas.ts';

export function listCostEntries(context: Context, query: z.infer<typeof inPeriodQuery>) {
  authorize(context, 'listCostEntries');
  return listPage(context, {
    operation: 'listCostEntries',
    query,
    filter: { billing_period_id: query.billing_period_id },
    fetch: (after, limit) => selectCostEntries(context, { billingPeriodId: query.billing_period_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toCostEntry,
  });
}
