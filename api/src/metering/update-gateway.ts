import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { matchVersion } from '../http/etag.ts';
import { fetchProperty, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { changeGateway } from './gateways/change-gateway.ts';
import { type GatewayWire, withContact } from './gateways/convert.ts';
import { fetchGateway } from './gateways/gateways-store.ts';
import type { UpdateGateway } from './gateways/schemas.ts';
import { houseOfNewDevices } from './register/house-of-new-devices.ts';

/** Changes what is known of a gateway, links it to a house or takes it away from there. Its name stays. */
export async function updateGateway(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  {
    property_id: propertyId,
    installed_on: installedOn,
    new_devices_property_id,
    ...patch
  }: z.infer<typeof UpdateGateway>,
): Promise<GatewayWire> {
  authorize(context, 'updateGateway');
  const row = await fetchGateway(context, id);
  matchVersion(row, ifMatch);
  if (propertyId !== undefined && propertyId !== null) {
    const reference = { pointer: '/property_id', noun: 'property', id: propertyId };
    await referenced(reference, fetchProperty(context, propertyId));
  }
  const status = patch.status ?? (row.status === 'unregistered' ? 'registered' : row.status);
  const updated = await changeGateway(context, row, {
    ...patch,
    status,
    propertyId,
    installedOn,
    newDevicesPropertyId: await houseOfNewDevices(context, '/new_devices_property_id', new_devices_property_id),
  });
  return withContact(context, updated);
}
