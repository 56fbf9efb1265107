import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, owned } from '../../db/columns.ts';
import { billingPeriods } from '../periods/tables.ts';
import type { RunFinding, RunProgress } from './schemas.ts';

/** The run's state machine; what it read and found stands in the two immutable tables below. */
export const billingRuns = pgTable(
  'billing_runs',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    billingPeriodId: text('billing_period_id').notNull(),
    /** queued | calculating | ready | failed | issued */
    status: text('status').notNull(),
    /** Why the run was made, printed with a correction. */
    reason: text('reason'),
    progress: jsonb('progress').$type<RunProgress>().notNull(),
    findings: jsonb('findings').$type<readonly RunFinding[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    finishedAt: instant('finished_at'),
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

/** Everything the run depends on, frozen. Immutable. Text, not jsonb: the bytes are what is digested. */
export const billingRunInputs = pgTable(
  'billing_run_inputs',
  {
    accountId: text('account_id').notNull(),
    runId: text('run_id').notNull(),
    livemode: boolean('livemode').notNull(),
    /** Canonical JSON of the house file (klarmeter.house/1). */
    house: text('house').notNull(),
    /** Canonical JSON: pointer into the house to reading and telegram ids. */
    provenance: text('provenance').notNull(),
    /** Canonical JSON: what only the document needs. */
    presentation: text('presentation').notNull(),
    digest: text('digest').notNull(),
    frozenAt: instant('frozen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.runId] }),
    foreignKey({ columns: [t.accountId, t.runId], foreignColumns: [billingRuns.accountId, billingRuns.id] }),
  ],
);

/** What the engine answered, house-wide. Immutable. */
export const billingRunResults = pgTable(
  'billing_run_results',
  {
    accountId: text('account_id').notNull(),
    runId: text('run_id').notNull(),
    livemode: boolean('livemode').notNull(),
    /** Canonical JSON of the engine's result with the tree of reasons. */
    result: text('result').notNull(),
    digest: text('digest').notNull(),
    engineVersion: text('engine_version').notNull(),
    calculatedAt: instant('calculated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.runId] }),
    foreignKey({ columns: [t.accountId, t.runId], foreignColumns: [billingRuns.accountId, billingRuns.id] }),
  ],
);
