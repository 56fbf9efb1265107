import { date, foreignKey, index, jsonb, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cents, changing, owned } from '../../db/columns.ts';
import type { DividedFrom } from '../cycle-change/record.ts';
import { billingPeriods } from '../periods/tables.ts';

export const costEntries = pgTable(
  'cost_entries',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    billingPeriodId: text('billing_period_id').notNull(),
    kind: text('kind').notNull(),
    scope: text('scope').notNull(),
    description: text('description').notNull(),
    day: date('day', { mode: 'string' }),
    /** Gross. */
    amountCents: cents('amount_cents').notNull(),
    /** Gross labour part, EStG § 35a. */
    laborCents: cents('labor_cents'),
    /** The change of cycle that divided it; from then on its parts count, and it stays as it was. */
    supersededBy: text('superseded_by'),
    /** Of a part: what it is a part of. */
    dividedFrom: jsonb('divided_from').$type<DividedFrom>(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.billingPeriodId),
    foreignKey({
      columns: [t.accountId, t.billingPeriodId],
      foreignColumns: [billingPeriods.accountId, billingPeriods.id],
    }),
  ],
);

/** A layer of the fuel stock: opening stock or a purchase. */
export const fuelDeliveries = pgTable(
  'fuel_deliveries',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    billingPeriodId: text('billing_period_id').notNull(),
    /** opening | purchase */
    kind: text('kind').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** l | m3 | kg */
    unit: text('unit').notNull(),
    quantity: numeric('quantity').notNull(),
    amountCents: cents('amount_cents').notNull(),
    co2Kg: numeric('co2_kg'),
    co2CostCents: cents('co2_cost_cents'),
    /** The change of cycle that took it to the next period; from then on the layer there counts. */
    supersededBy: text('superseded_by'),
    /** Of a layer that a change of cycle took over: which one it was. */
    dividedFrom: jsonb('divided_from').$type<DividedFrom>(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.billingPeriodId),
    foreignKey({
      columns: [t.accountId, t.billingPeriodId],
      foreignColumns: [billingPeriods.accountId, billingPeriods.id],
    }),
  ],
);
