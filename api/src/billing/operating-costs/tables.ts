import { date, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cents, changing, owned } from '../../db/columns.ts';
import { billingPeriods } from '../periods/tables.ts';
import type { OperatingCostEntryData } from './entry-schemas.ts';

/** A cost of BetrKV section 2, what it is divided by, and what is known of it. */
export const operatingCostEntries = pgTable(
  'operating_cost_entries',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    billingPeriodId: text('billing_period_id').notNull(),
    kind: text('kind').notNull(),
    description: text('description').notNull(),
    day: date('day', { mode: 'string' }),
    /** Gross. */
    amountCents: cents('amount_cents').notNull(),
    /** Key, units, labour and whatever else only some kinds have. */
    data: jsonb('data').$type<OperatingCostEntryData>().notNull(),
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
