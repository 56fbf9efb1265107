import { date, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, owned } from '../../db/columns.ts';
import { billingPeriods } from '../periods/tables.ts';
import type { CycleChangeRecord } from './record.ts';

/** A billing cycle that was changed within a period, and everything it divided. Immutable. */
export const cycleChanges = pgTable(
  'cycle_changes',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** The period that was cut short. */
    billingPeriodId: text('billing_period_id').notNull(),
    nextBillingPeriodId: text('next_billing_period_id').notNull(),
    changeOn: date('change_on', { mode: 'string' }).notNull(),
    /** First day of the running period and last day of the next one: readings between them bound interim values. */
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }).notNull(),
    record: jsonb('record').$type<CycleChangeRecord>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.propertyId),
    foreignKey({
      name: 'cycle_changes_billing_period',
      columns: [t.accountId, t.billingPeriodId],
      foreignColumns: [billingPeriods.accountId, billingPeriods.id],
    }),
    foreignKey({
      name: 'cycle_changes_next_billing_period',
      columns: [t.accountId, t.nextBillingPeriodId],
      foreignColumns: [billingPeriods.accountId, billingPeriods.id],
    }),
  ],
);
