import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toFuelDelivery } from './costs/convert.ts';
import { selectFuelDeliveries } from './costs/store.ts';
import type { inPeriodQuery } from './periods/schemas.ts';

export function listFuelDeliveries(context: Context, query: z.infer<typeof inPeriodQuery>) {
  authorize(context, 'listFuelDeliveries');
  return listPage(context, {
    operation: 'listFuelDeliveries',
    query,
    filter: { billing_period_id: query.billing_period_id },
    fetch: (after, limit) => selectFuelDeliveries(context, { billingPeriodId: query.billing_period_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toFuelDelivery,
  });
}
