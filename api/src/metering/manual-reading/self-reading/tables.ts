import { boolean, date, foreignKey, index, jsonb, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { changing, instant, owned } from '../../../db/columns.ts';
import { occupancies, properties } from '../../../properties/tables.ts';
import { devices, measuringPoints } from '../../tables.ts';

/** From the first to the last day the people of a house, or of some of its units, may read their meters themselves. */
export const selfReadingWindows = pgTable(
  'self_reading_windows',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** Null: all units. */
    unitIds: jsonb('unit_ids').$type<readonly string[] | null>(),
    firstDay: date('first_day', { mode: 'string' }).notNull(),
    lastDay: date('last_day', { mode: 'string' }).notNull(),
    keyDate: date('key_date', { mode: 'string' }),
    /** Days on which those who have not read yet are to be reminded. */
    reminderDays: jsonb('reminder_days').$type<readonly string[]>().notNull(),
    /** When its values became readings. */
    closedAt: instant('closed_at'),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.propertyId),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
  ],
);

/** What somebody read in his own flat. The last one of a point and window counts, earlier ones stay. Immutable. */
export const selfReadings = pgTable(
  'self_readings',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    windowId: text('window_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    measuringPointId: text('measuring_point_id').notNull(),
    deviceId: text('device_id').notNull(),
    readAt: instant('read_at').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    value: numeric('value').notNull(),
    /** Doubts about the value that were confirmed by whoever read it. */
    doubts: jsonb('doubts').$type<readonly string[]>().notNull(),
    confirmed: boolean('confirmed').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.windowId, t.measuringPointId),
    index().on(t.accountId, t.occupancyId),
    foreignKey({
      name: 'self_readings_window',
      columns: [t.accountId, t.windowId],
      foreignColumns: [selfReadingWindows.accountId, selfReadingWindows.id],
    }),
    foreignKey({
      name: 'self_readings_occupancy',
      columns: [t.accountId, t.occupancyId],
      foreignColumns: [occupancies.accountId, occupancies.id],
    }),
    foreignKey({
      name: 'self_readings_point',
      columns: [t.accountId, t.measuringPointId],
      foreignColumns: [measuringPoints.accountId, measuringPoints.id],
    }),
    foreignKey({
      name: 'self_readings_device',
      columns: [t.accountId, t.deviceId],
      foreignColumns: [devices.accountId, devices.id],
    }),
  ],
);
