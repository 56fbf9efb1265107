import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { instant, owned } from '../db/columns.ts';
import { occupancies, properties, units } from '../properties/tables.ts';
import type { InformationFinding, InformationProgress, ReferenceAverage } from './schemas.ts';

/** One property and month: the run's state machine. */
export const monthlyInformationRuns = pgTable(
  'monthly_information_runs',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** `2025-12` */
    month: text('month').notNull(),
    /** queued | informing | ready | failed */
    status: text('status').notNull(),
    /** The normalised user that stands in for groups too small for a mean of their own. */
    referenceAverage: jsonb('reference_average').$type<ReferenceAverage>(),
    progress: jsonb('progress').$type<InformationProgress>().notNull(),
    findings: jsonb('findings').$type<readonly InformationFinding[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    // Without the account, so that the primary key alone answers whoever asks for a run of an account: while the table is
    // nearly empty the planner else takes this one for the checks of foreign keys, and keeps to it while the table grows.
    index().on(t.propertyId, t.month),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
  ],
);

/** Everything the informations of a run depend on, frozen. Immutable. Text: the bytes are what is digested. */
export const monthlyInformationInputs = pgTable(
  'monthly_information_inputs',
  {
    accountId: text('account_id').notNull(),
    runId: text('run_id').notNull(),
    livemode: boolean('livemode').notNull(),
    /** Canonical JSON of the month file (klarmeter.month/1). */
    monthFile: text('month_file').notNull(),
    /** Canonical JSON: by JSON pointer into the month file, where its values come from. */
    provenance: text('provenance').notNull().default('{}'),
    digest: text('digest').notNull(),
    frozenAt: instant('frozen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.runId] }),
    foreignKey({
      name: 'monthly_information_inputs_run',
      columns: [t.accountId, t.runId],
      foreignColumns: [monthlyInformationRuns.accountId, monthlyInformationRuns.id],
    }),
  ],
);

/** Version n of what one user is told about one month. What becomes known later is version n + 1. Immutable. */
export const monthlyInformations = pgTable(
  'monthly_informations',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    unitId: text('unit_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    month: text('month').notNull(),
    version: integer('version').notNull(),
    runId: text('run_id').notNull(),
    /** Canonical JSON (klarmeter.monthly-information/1): all of what the user is told. */
    information: text('information').notNull(),
    /** SHA-256 of its bytes. */
    digest: text('digest').notNull(),
    /** JSON: the steps behind the figures, without a value of anybody else. */
    reasons: text('reasons').notNull(),
    /** Whether nothing that section 6a(2) asks for is missing. */
    complete: boolean('complete').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique('monthly_informations_version').on(t.accountId, t.occupancyId, t.month, t.version),
    index().on(t.accountId, t.propertyId, t.month),
    foreignKey({
      name: 'monthly_informations_run',
      columns: [t.accountId, t.runId],
      foreignColumns: [monthlyInformationRuns.accountId, monthlyInformationRuns.id],
    }),
    foreignKey({ columns: [t.accountId, t.unitId], foreignColumns: [units.accountId, units.id] }),
    foreignKey({ columns: [t.accountId, t.occupancyId], foreignColumns: [occupancies.accountId, occupancies.id] }),
  ],
);
