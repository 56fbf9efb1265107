import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { changing, instant, owned } from '../../db/columns.ts';
import { properties } from '../../properties/tables.ts';
import { devices } from '../tables.ts';

/** What hears telegrams. One that was heard and nobody had entered is here as well, so that nothing is lost. */
export const gateways = pgTable(
  'gateways',
  {
    ...owned,
    /** As telegrams name it. */
    name: text('name').notNull(),
    /** unregistered | registered | retired */
    status: text('status').notNull(),
    /** gateway | repeater | walk_by */
    kind: text('kind').notNull(),
    serial: text('serial'),
    manufacturer: text('manufacturer'),
    model: text('model'),
    /** ICCID of the card in it. */
    sim: text('sim'),
    /** Null: not at a house yet, in the van or in a store. */
    propertyId: text('property_id'),
    installedOn: date('installed_on', { mode: 'string' }),
    /** Devices that it heard and nobody registered are made, of this house. No foreign key: see upload logins. */
    newDevicesPropertyId: text('new_devices_property_id'),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique('gateways_name').on(t.accountId, t.livemode, t.name),
    index().on(t.accountId, t.propertyId),
    foreignKey({
      name: 'gateways_property',
      columns: [t.accountId, t.propertyId],
      foreignColumns: [properties.accountId, properties.id],
    }),
  ],
);

/** Which address was heard by which gateway, and how it was the last time. Kept beside the telegrams, which may go. */
export const heardAddresses = pgTable(
  'heard_addresses',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    /** As telegrams name it; empty where they name none. */
    gateway: text('gateway').notNull(),
    meterAddress: text('meter_address').notNull(),
    /** Null while nobody has made the device. */
    deviceId: text('device_id'),
    firstHeardAt: instant('first_heard_at').notNull(),
    lastHeardAt: instant('last_heard_at').notNull(),
    /** Verdict of the last telegram. */
    lastVerdict: text('last_verdict').notNull(),
    /** Signal of the last telegram in dBm; null where the gateway does not say. */
    lastRssi: smallint('last_rssi'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.livemode, t.gateway, t.meterAddress] }),
    index().on(t.accountId, t.deviceId),
  ],
);

/** What a device said of itself the last time. */
export const deviceHealth = pgTable(
  'device_health',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    deviceId: text('device_id').notNull(),
    /** When the telegram was received. */
    saidAt: instant('said_at').notNull(),
    /** Words of the status byte and of the maker, as the decoder names them. */
    flags: jsonb('flags').$type<readonly string[]>().notNull(),
    /** Days of battery left by the device's own account; null where it says nothing. */
    batteryDays: integer('battery_days'),
    /** By how many seconds its clock runs ahead; negative: behind. Null where the telegram carries no time. */
    clockAheadSeconds: integer('clock_ahead_seconds'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.livemode, t.deviceId] }),
    foreignKey({
      name: 'device_health_device',
      columns: [t.accountId, t.deviceId],
      foreignColumns: [devices.accountId, devices.id],
    }),
  ],
);

/** Up to when telegrams were looked at for what was heard and what is to be done. */
export const radioMarks = pgTable(
  'radio_marks',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    notedUntil: instant('noted_until').notNull(),
    /** The day of the last look for devices that fell silent. */
    sweptOn: date('swept_on', { mode: 'string' }),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.livemode] })],
);
