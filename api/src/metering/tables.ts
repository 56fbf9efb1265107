import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytes, changing, code, instant, owned, packedId } from '../db/columns.ts';
import { properties, units } from '../properties/tables.ts';
import { READING_KINDS, READING_ORIGINS, READING_UNITS } from './readings/codes.ts';

/** A place where something is measured. It outlives the devices that come and go there. */
export const measuringPoints = pgTable(
  'measuring_points',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** Null: a point of the whole house, such as the heat meter in front of the hot-water tank. */
    unitId: text('unit_id'),
    /** heating | hot_water | cold_water in a unit; hot_water_heat | total_heat | cold_water_main of the house. */
    use: text('use').notNull(),
    room: text('room').notNull(),
    position: integer('position').notNull(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.propertyId),
    index().on(t.accountId, t.unitId),
    // The ids of readings carry this number (readings/reading-id.ts).
    uniqueIndex('measuring_points_number').on(t.accountId, sql`km_point_number(${t.id})`),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
    foreignKey({ columns: [t.accountId, t.unitId], foreignColumns: [units.accountId, units.id] }),
  ],
);

export const devices = pgTable(
  'devices',
  {
    ...owned,
    /** Three letters, e.g. `SON`. */
    manufacturer: text('manufacturer').notNull(),
    /** Eight characters as in the telegram; a few makers use letters. */
    serial: text('serial').notNull(),
    /** One of DEVICE_KINDS. */
    kind: text('kind').notNull(),
    model: text('model').notNull(),
    /** AES-128 key, sealed. Never leaves the database unsealed except for decoding. */
    keySealed: text('key_sealed'),
    markingYear: integer('marking_year'),
    /** `MM-DD`: the day at whose end the register starts again at zero; null counts through. */
    resetsOn: text('resets_on'),
    /** `unit`: billed = reading x factor, factor printed. `product`: the factor is in the device. */
    scale: text('scale').notNull(),
    evaluationFactor: numeric('evaluation_factor').notNull(),
    /** Version byte of the address, as telegrams carry it; null where nobody has said it. */
    addressVersion: integer('address_version'),
    /** Device type byte of the address. */
    addressType: integer('address_type'),
    /** rented | owned | previous_provider; null where nobody has said it. */
    ownership: text('ownership'),
    /** Until when the maker says that the battery lasts. */
    batteryUntil: date('battery_until', { mode: 'string' }),
    /** The house of which a file named it, where it was made of that file; null: a person entered it. */
    foundPropertyId: text('found_property_id'),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index('devices_found').on(t.accountId, t.foundPropertyId).where(sql`found_property_id is not null`),
    foreignKey({
      name: 'devices_found_property',
      columns: [t.accountId, t.foundPropertyId],
      foreignColumns: [properties.accountId, properties.id],
    }),
    // Two may share maker and serial where version or type tell them apart: the constraint `devices_identity`.
    index('devices_address').on(t.accountId, t.livemode, t.manufacturer, t.serial),
    // Files often name a meter by its serial alone.
    index('devices_serial').on(t.accountId, t.serial),
  ],
);

/** Which device measured at which point, and between which values. Neither end may overlap another. */
export const deviceInstallations = pgTable(
  'device_installations',
  {
    ...owned,
    measuringPointId: text('measuring_point_id').notNull(),
    deviceId: text('device_id').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }),
    initialValue: numeric('initial_value').notNull(),
    /** Null while installed, or after an exchange at which the old value could not be read. */
    finalValue: numeric('final_value'),
    reason: text('reason').notNull(),
    /** The exchange record that took this installation back: it never was. Its days are empty then. */
    correctedBy: text('corrected_by'),
    /** Of the radiator it sits on, where it differs from the device's own. */
    evaluationFactor: numeric('evaluation_factor'),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.measuringPointId),
    index().on(t.accountId, t.deviceId),
    foreignKey({
      columns: [t.accountId, t.measuringPointId],
      foreignColumns: [measuringPoints.accountId, measuringPoints.id],
    }),
    foreignKey({ columns: [t.accountId, t.deviceId], foreignColumns: [devices.accountId, devices.id] }),
  ],
);

/**
 * The bytes as received, once. Immutable. The id is made of the bytes (ingest/telegram-id.ts), so that the primary key
 * is what recognises a duplicate.
 */
export const telegrams = pgTable(
  'telegrams',
  {
    accountId: packedId('account')('account_id').notNull(),
    id: packedId('telegram')('id').notNull(),
    receivedAt: instant('received_at').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Message counter of the security layer; null where the telegram has none. Not above the last one: a replay. */
    counter: bigint('counter', { mode: 'number' }),
    deviceId: packedId('device')('device_id'),
    /** As the receiver heard it. */
    rssiDbm: smallint('rssi_dbm'),
    livemode: boolean('livemode').notNull(),
    verdict: text('verdict').notNull(),
    /** Why it became no reading: ingest/reasons.ts. Null where nothing spoke against it. */
    reason: text('reason'),
    detail: text('detail'),
    /** Address in the telegram, readable before decryption: `SON-12345678`. */
    meterAddress: text('meter_address').notNull(),
    gateway: text('gateway'),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.deviceId, t.receivedAt),
    // Nearly free, since rows are appended in this order: what is new is asked for by it.
    index().using('brin', t.createdAt),
    // Those that wait for their device.
    index('telegrams_unknown').on(t.accountId, t.meterAddress, t.receivedAt).where(sql`verdict = 'unknown_device'`),
    // Those that somebody is to look at are few among all.
    index('telegrams_refused').on(t.accountId, t.verdict, t.id).where(sql`verdict <> 'stored'`),
    // For retention, of all accounts: what is kept shorter than readings are is found without a look at those that are.
    index('telegrams_unread').on(t.receivedAt).where(sql`coalesce(reason, verdict) <> 'stored'`),
  ],
);

/**
 * A register value and the calendar day (Europe/Berlin) at whose end it stood. Immutable, partitioned by the month of
 * `read_at`; a row is about 110 bytes, so ids are packed and the id of a reading is made of its key (readings/reading-id.ts).
 */
export const readings = pgTable(
  'readings',
  {
    accountId: packedId('account')('account_id').notNull(),
    measuringPointId: packedId('measuringPoint')('measuring_point_id').notNull(),
    readAt: instant('read_at').notNull(),
    deviceId: packedId('device')('device_id').notNull(),
    /** What it was read from; null where somebody read it. The bytes may be gone before the reading. */
    telegramId: packedId('telegram')('telegram_id'),
    day: date('day', { mode: 'string' }).notNull(),
    kind: code(READING_KINDS)('kind').notNull(),
    unit: code(READING_UNITS)('unit').notNull(),
    origin: code(READING_ORIGINS)('origin').notNull(),
    livemode: boolean('livemode').notNull(),
    value: numeric('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.measuringPointId, t.readAt, t.kind] })],
);
