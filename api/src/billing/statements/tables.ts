import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { cents, instant, owned } from '../../db/columns.ts';
import { occupancies, units } from '../../properties/tables.ts';
import type { OperatingCostStatement } from '../operating-costs/statement-schemas.ts';
import { billingPeriods } from '../periods/tables.ts';
import { billingRuns } from '../runs/tables.ts';
import type { StatementLine, StatementPayment } from './schemas.ts';

/** One per occupancy and period; its versions carry the amounts. */
export const statements = pgTable(
  'statements',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    billingPeriodId: text('billing_period_id').notNull(),
    unitId: text('unit_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    /** heating | operating_costs: that of its period. */
    kind: text('kind').notNull().default('heating'),
    /** As printed, e.g. `HK-2025-0000001-04`. */
    number: text('number').notNull(),
    /** Days of the period, which its occupants may know while the period itself is the manager's. */
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.billingPeriodId, t.occupancyId),
    index().on(t.accountId, t.propertyId),
    index().on(t.accountId, t.occupancyId),
    unique().on(t.accountId, t.livemode, t.number),
    // Whether any period that a reading could belong to was issued: asked by every request that brings readings.
    index().on(t.accountId, t.livemode, t.toDay),
    foreignKey({
      columns: [t.accountId, t.billingPeriodId],
      foreignColumns: [billingPeriods.accountId, billingPeriods.id],
    }),
    foreignKey({ columns: [t.accountId, t.unitId], foreignColumns: [units.accountId, units.id] }),
    foreignKey({ columns: [t.accountId, t.occupancyId], foreignColumns: [occupancies.accountId, occupancies.id] }),
  ],
);

/** Version n of a statement. A correction is version n + 1. Immutable. */
export const statementVersions = pgTable(
  'statement_versions',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    statementId: text('statement_id').notNull(),
    version: integer('version').notNull(),
    runId: text('run_id').notNull(),
    reason: text('reason'),
    /** Of heating. */
    lines: jsonb('lines').$type<readonly StatementLine[]>().notNull(),
    /** Lines, certificate and proposal of an operating-cost statement; null for heating. */
    operatingCosts: jsonb('operating_costs').$type<OperatingCostStatement>(),
    totalCents: cents('total_cents').notNull(),
    vatContainedCents: cents('vat_contained_cents'),
    advanceCents: cents('advance_cents'),
    balanceCents: cents('balance_cents').notNull(),
    /** payable | carried_over: the amount goes into the operating-cost statement. As printed. */
    settlement: text('settlement').notNull(),
    /** Where and until when to pay, as printed. */
    payment: jsonb('payment').$type<StatementPayment>(),
    /** SHA-256 of the canonical JSON of the statement's data; printed on the document. */
    digest: text('digest').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.statementId, t.version),
    unique().on(t.accountId, t.runId, t.statementId),
    foreignKey({ columns: [t.accountId, t.statementId], foreignColumns: [statements.accountId, statements.id] }),
    foreignKey({ columns: [t.accountId, t.runId], foreignColumns: [billingRuns.accountId, billingRuns.id] }),
  ],
);

/** The manager's explicit yes to one version. Immutable; one per version. */
export const releases = pgTable(
  'releases',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    statementVersionId: text('statement_version_id').notNull(),
    releasedBy: text('released_by').notNull(),
    releasedAt: instant('released_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.statementVersionId),
    foreignKey({
      columns: [t.accountId, t.statementVersionId],
      foreignColumns: [statementVersions.accountId, statementVersions.id],
    }),
  ],
);
