import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { bytes, changing, instant, owned } from '../db/columns.ts';
import { properties, units } from '../properties/tables.ts';

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
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.livemode, t.manufacturer, t.serial),
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

/** The bytes as received, once. Immutable. */
export const telegrams = pgTable(
  'telegrams',
  {
    ...owned,
    deviceId: text('device_id'),
    /** Address in the telegram, readable before decryption: `SON-12345678`. */
    meterAddress: text('meter_address').notNull(),
    receivedAt: instant('received_at').notNull(),
    bytes: bytes('bytes').notNull(),
    /** SHA-256 of the bytes: the same telegram is stored once per account. */
    digest: text('digest').notNull(),
    verdict: text('verdict').notNull(),
    detail: text('detail'),
    /** Message counter of the security layer; null where the telegram has none. Not above the last one: a replay. */
    counter: bigint('counter', { mode: 'number' }),
    gateway: text('gateway'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.livemode, t.digest),
    index().on(t.accountId, t.deviceId, t.receivedAt),
    foreignKey({ columns: [t.accountId, t.deviceId], foreignColumns: [devices.accountId, devices.id] }),
  ],
);

/** A register value and the calendar day (Europe/Berlin) at whose end it stood. Immutable. */
export const readings = pgTable(
  'readings',
  {
    ...owned,
    measuringPointId: text('measuring_point_id').notNull(),
    deviceId: text('device_id').notNull(),
    readAt: instant('read_at').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** register | due_date */
    kind: text('kind').notNull(),
    value: numeric('value').notNull(),
    /** kWh | m3 | HCA */
    unit: text('unit').notNull(),
    /** radio | manual | self_read | file */
    origin: text('origin').notNull(),
    telegramId: text('telegram_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.measuringPointId, t.readAt, t.kind] }),
    unique().on(t.accountId, t.id),
    index().on(t.accountId, t.measuringPointId, t.day),
    foreignKey({
      columns: [t.accountId, t.measuringPointId],
      foreignColumns: [measuringPoints.accountId, measuringPoints.id],
    }),
    foreignKey({ columns: [t.accountId, t.deviceId], foreignColumns: [devices.accountId, devices.id] }),
    foreignKey({ columns: [t.accountId, t.telegramId], foreignColumns: [telegrams.accountId, telegrams.id] }),
  ],
);
