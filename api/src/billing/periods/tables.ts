import { date, foreignKey, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { changing, owned } from '../../db/columns.ts';
import { properties } from '../../properties/tables.ts';
import type { OperatingCostSettings } from '../operating-costs/settings.ts';
import type { AdvancePayment } from './schemas.ts';
import type { PeriodSettings } from './settings.ts';

/** One property, one span of days, and what was decided for it. Two of a property and a kind cannot overlap. */
export const billingPeriods = pgTable(
  'billing_periods',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** heating | operating_costs */
    kind: text('kind').notNull().default('heating'),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }).notNull(),
    /** Of heating; in a period of operating costs nobody reads it. */
    settings: jsonb('settings').$type<PeriodSettings>().notNull(),
    /** Of operating costs; null in a period of heating. */
    operatingCosts: jsonb('operating_costs').$type<OperatingCostSettings>(),
    advances: jsonb('advances').$type<readonly AdvancePayment[]>().notNull(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
  ],
);
