import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toDeviceExchange } from './register/convert.ts';
import { selectExchanges } from './register/exchanges-store.ts';
import type { deviceExchangeQuery } from './register/schemas.ts';

export function listDeviceExchanges(context: Context, query: z.infer<typeof deviceExchangeQuery>) {
  authorize(context, 'listDeviceExchanges');
  const filter = { measuringPointId: query.measuring_point_id, propertyId: query.property_id };
  return listPage(context, {
    operation: 'listDeviceExchanges',
    query,
    filter,
    fetch: (after, limit) => selectExchanges(context, filter, after, limit),
    keyOf: ({ exchange }) => exchange.id,
    convert: toDeviceExchange,
  });
}
