import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toDevice } from './convert.ts';
import type { deviceQuery } from './register/schemas.ts';
import { selectDevices } from './store.ts';

export function listDevices(context: Context, query: z.infer<typeof deviceQuery>) {
  authorize(context, 'listDevices');
  const { manufacturer, serial, found_property_id } = query;
  return listPage(context, {
    operation: 'listDevices',
    query,
    filter: { manufacturer, serial, found_property_id },
    fetch: (after, limit) =>
      selectDevices(context, { manufacturer, serial, foundPropertyId: found_property_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toDevice,
  });
}
