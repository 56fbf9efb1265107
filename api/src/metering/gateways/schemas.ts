import { z } from '@hono/zod-openapi';
import { Day, Instant, idOf, pageOf, pageQuery } from '../../http/schemas.ts';
import { DEVICE_KINDS } from '../schemas.ts';

const text = (example: string, max = 120) => z.string().trim().min(1).max(max).openapi({ example });
const count = (description: string) => z.int().openapi({ format: 'int32', example: 74, description });

const name = text('GW-7').openapi({ description: 'As telegrams name it' });
const fields = {
  kind: z.enum(['gateway', 'repeater', 'walk_by']).openapi({
    example: 'gateway',
    description: 'walk_by: a receiver that somebody carries through the house',
  }),
  serial: text('SLC-004711').nullable(),
  manufacturer: text('Sontex').nullable(),
  model: text('Superlink C').nullable(),
  sim: z
    .string()
    .regex(/^\d{18,22}$/)
    .nullable()
    .openapi({ example: '89490200001234567890', description: 'ICCID of the card in it' }),
  property_id: idOf('property').nullable().openapi({ description: 'Null: not at a house (yet)' }),
  installed_on: Day.nullable(),
  new_devices_property_id: idOf('property').nullable().openapi({
    description:
      'Devices that it heard and nobody entered are made, of this house, whether its telegrams come by ingestTelegrams, in files or as pushes; null: none is made. It may hear its neighbours too',
  }),
};

/** How strong the last telegrams were, by address. */
export const SIGNAL_CLASSES = ['good', 'fair', 'weak', 'unknown'] as const;
export const SignalCounts = z
  .object({
    good: count('Stronger than -80 dBm'),
    fair: count('From -95 to -80 dBm'),
    weak: count('Weaker than -95 dBm'),
    unknown: count('The gateway does not say'),
  })
  .openapi('SignalCounts');

export const GatewayContact = z
  .object({
    first_contact_at: Instant.nullable(),
    last_contact_at: Instant.nullable().openapi({ description: 'When its last telegram was received; null: none yet' }),
    last_transfer_addresses: count('Addresses whose last telegram came on the day of its last contact'),
    addresses: count('Addresses it heard in the last 60 days'),
    unknown_addresses: count('Of these, without a device here'),
    readable: count('Of these, whose last telegram could be read'),
    kinds: z
      .record(z.string(), z.int())
      .openapi({ example: { heat_cost_allocator: 60 }, description: 'Known devices' }),
    manufacturers: z.record(z.string(), z.int()).openapi({ example: { QDS: 74 } }),
    signal: SignalCounts,
  })
  .openapi('GatewayContact');

export const Gateway = z
  .object({
    id: idOf('gateway'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    name,
    status: z.enum(['unregistered', 'registered', 'retired']).openapi({
      example: 'registered',
      description: 'unregistered: it was heard, and nobody has entered it',
    }),
    ...fields,
    contact: GatewayContact,
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('Gateway');
export const GatewayPage = pageOf('GatewayPage', Gateway);

const unsaid = {
  kind: fields.kind.default('gateway'),
  serial: fields.serial.default(null),
  manufacturer: fields.manufacturer.default(null),
  model: fields.model.default(null),
  sim: fields.sim.default(null),
  property_id: fields.property_id.default(null),
  installed_on: fields.installed_on.default(null),
  new_devices_property_id: fields.new_devices_property_id.default(null),
};
export const CreateGateway = z.strictObject({ name, ...unsaid }).openapi('CreateGateway');
export const UpdateGateway = z
  .strictObject({
    ...fields,
    status: z.enum(['registered', 'retired']).openapi({ example: 'retired', description: 'retired: out of service' }),
  })
  .partial()
  .openapi('UpdateGateway');
export const gatewayQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  status: Gateway.shape.status.optional(),
});

export const HeardDevice = z
  .object({
    meter_address: text('QDS-12345678'),
    device_id: idOf('device').nullable().openapi({ description: 'Null: nobody has made this device' }),
    kind: z.enum(DEVICE_KINDS).nullable().openapi({ example: 'heat_cost_allocator' }),
    first_heard_at: Instant,
    last_heard_at: Instant,
    last_verdict: text('stored').openapi({ description: 'What became of the last telegram' }),
    rssi_dbm: z.int().nullable().openapi({ format: 'int32', example: -78 }),
    signal: z.enum(SIGNAL_CLASSES).openapi({ example: 'good' }),
  })
  .openapi('HeardDevice');
export const HeardDevicePage = pageOf('HeardDevicePage', HeardDevice);
export const heardDeviceQuery = z.object({
  ...pageQuery,
  unknown: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ example: 'true', description: 'Only addresses without a device, or only those with one' }),
});
