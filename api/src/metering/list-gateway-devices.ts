import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toHeardDevice } from './gateways/convert.ts';
import { fetchGateway, selectHeard } from './gateways/gateways-store.ts';
import type { heardDeviceQuery } from './gateways/schemas.ts';

/** What a gateway ever heard, by address; also what nobody has entered. */
export async function listGatewayDevices(context: Context, id: string, query: z.infer<typeof heardDeviceQuery>) {
  authorize(context, 'listGatewayDevices');
  const { name: gateway } = await fetchGateway(context, id);
  const unknown = query.unknown === undefined ? undefined : query.unknown === 'true';
  return listPage(context, {
    operation: 'listGatewayDevices',
    query,
    filter: { id, unknown },
    fetch: (after, limit) => selectHeard(context, { gateway, unknown }, after, limit),
    keyOf: ({ meter_address }) => meter_address,
    convert: toHeardDevice,
  });
}
