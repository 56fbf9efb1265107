import { date, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { changing, instant, owned } from '../../db/columns.ts';
import { properties, units } from '../../properties/tables.ts';
import type { VirtualTermWire } from './schemas.ts';

/** A point nobody reads: its consumption is a sum of others. What it is made of stands in its definitions. */
export const virtualPoints = pgTable(
  'virtual_points',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** Null: of the whole house. */
    unitId: text('unit_id'),
    /** As of measuring points. */
    use: text('use').notNull(),
    name: text('name').notNull(),
    /** kWh | m3 | units; that of every part. */
    countedIn: text('counted_in').notNull(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.propertyId),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
    foreignKey({ columns: [t.accountId, t.unitId], foreignColumns: [units.accountId, units.id] }),
  ],
);

/** Of what a virtual point is the sum from a day on; of two for one day the later one counts. Immutable. */
export const virtualPointDefinitions = pgTable(
  'virtual_point_definitions',
  {
    ...owned,
    virtualPointId: text('virtual_point_id').notNull(),
    propertyId: text('property_id').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    /** None: from this day on there is no such point any more. */
    terms: jsonb('terms').$type<readonly VirtualTermWire[]>().notNull(),
    reason: text('reason').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.virtualPointId),
    foreignKey({
      name: 'virtual_point_definitions_point',
      columns: [t.accountId, t.virtualPointId],
      foreignColumns: [virtualPoints.accountId, virtualPoints.id],
    }),
  ],
);
