import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { fetchProperty, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { changeGateway } from './gateways/change-gateway.ts';
import { type GatewayWire, withContact } from './gateways/convert.ts';
import { findGatewayByName } from './gateways/gateways-store.ts';
import type { CreateGateway } from './gateways/schemas.ts';
import { gateways } from './gateways/tables.ts';
import { houseOfNewDevices } from './register/house-of-new-devices.ts';

/** Enters a gateway. One that was heard before anybody entered it keeps its id and what it heard. */
export async function createGateway(context: Context, input: z.infer<typeof CreateGateway>): Promise<GatewayWire> {
  authorize(context, 'createGateway');
  const { property_id: propertyId, installed_on: installedOn, new_devices_property_id, ...rest } = input;
  if (propertyId !== null) {
    const reference = { pointer: '/property_id', noun: 'property', id: propertyId };
    await referenced(reference, fetchProperty(context, propertyId));
  }
  const newDevicesPropertyId = await houseOfNewDevices(context, '/new_devices_property_id', new_devices_property_id);
  const fields = { ...rest, propertyId, installedOn, newDevicesPropertyId, status: 'registered' };
  const heard = await findGatewayByName(context, input.name);
  if (heard?.status === 'unregistered') return withContact(context, await changeGateway(context, heard, fields));
  const now = context.now();
  const row = {
    accountId: context.accountId,
    id: context.newId('gateway'),
    livemode: context.livemode,
    ...fields,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await context.db.insert(gateways).values(row);
  await audit(context, {
    action: 'gateway.created',
    objectType: 'gateway',
    objectId: row.id,
    changes: { name: row.name, property_id: propertyId, new_devices_property_id },
  });
  return withContact(context, row);
}
