import type { z } from '@hono/zod-openapi';
import type { Context } from '../../context.ts';
import { type ContactRow, contactsOf, type GatewayRow, type HeardRow } from './gateways-store.ts';
import type { Gateway, GatewayContact, HeardDevice } from './schemas.ts';
import { signalOf } from './signal.ts';

export type GatewayWire = z.infer<typeof Gateway>;
type HeardWire = z.infer<typeof HeardDevice>;

const NO_CONTACT: z.infer<typeof GatewayContact> = {
  first_contact_at: null,
  last_contact_at: null,
  last_transfer_addresses: 0,
  addresses: 0,
  unknown_addresses: 0,
  readable: 0,
  kinds: {},
  manufacturers: {},
  signal: { good: 0, fair: 0, weak: 0, unknown: 0 },
};

const instant = (text: string): string => new Date(text).toISOString();

function toContact(row: ContactRow | undefined): z.infer<typeof GatewayContact> {
  if (row === undefined) return NO_CONTACT;
  const { gateway: _, first_contact_at, last_contact_at, ...counts } = row;
  return {
    ...counts,
    first_contact_at: instant(first_contact_at),
    last_contact_at: instant(last_contact_at),
  };
}

export function toGateway(row: GatewayRow, contact: ContactRow | undefined): GatewayWire {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    name: row.name,
    status: row.status as GatewayWire['status'],
    kind: row.kind as GatewayWire['kind'],
    serial: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    sim: row.sim,
    property_id: row.propertyId,
    installed_on: row.installedOn,
    new_devices_property_id: row.newDevicesPropertyId,
    contact: toContact(contact),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** A gateway with what it heard lately. */
export const withContact = async (context: Context, row: GatewayRow): Promise<GatewayWire> =>
  toGateway(row, (await contactsOf(context, [row.name])).get(row.name));

export function toHeardDevice(row: HeardRow): HeardWire {
  return {
    meter_address: row.meter_address,
    device_id: row.device_id,
    kind: row.kind as HeardWire['kind'],
    first_heard_at: instant(row.first_heard_at),
    last_heard_at: instant(row.last_heard_at),
    last_verdict: row.last_verdict,
    rssi_dbm: row.last_rssi,
    signal: signalOf(row.last_rssi),
  };
}
