import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { cents, changing, instant, owned } from '../db/columns.ts';
import { occupancies, properties, units } from '../properties/tables.ts';
import type { ClimateFactorFinding } from './climate-factors/schemas.ts';
import type { CycleChangeRecord, DividedFrom } from './cycle-change/record.ts';
import type { OperatingCostEntryData } from './operating-costs/entry-schemas.ts';
import type { OperatingCostSettings } from './operating-costs/settings.ts';
import type { OperatingCostStatement } from './operating-costs/statement-schemas.ts';
import type {
  AdvancePayment,
  PeriodSettings,
  RunFinding,
  RunProgress,
  StatementLine,
  StatementPayment,
} from './schemas.ts';

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

/** A table of climate factors as it was loaded once; never changed, a later one counts instead. */
export const climateFactorTables = pgTable(
  'climate_factor_tables',
  {
    ...owned,
    /** In which order tables were loaded: two of one millisecond have one, too. */
    position: bigint('position', { mode: 'number' }).generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    /** SHA-256 of the text, hexadecimal. */
    digest: text('digest').notNull(),
    /** How many factors were read. */
    factors: integer('factors').notNull(),
    findings: jsonb('findings').$type<readonly ClimateFactorFinding[]>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);

/** Its lines. */
export const climateFactors = pgTable(
  'climate_factors',
  {
    accountId: text('account_id').notNull(),
    postcode: text('postcode').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }).notNull(),
    tableId: text('table_id').notNull(),
    livemode: boolean('livemode').notNull(),
    factor: numeric('factor').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'climate_factors_pk',
      columns: [t.accountId, t.postcode, t.fromDay, t.toDay, t.tableId],
    }),
    foreignKey({
      name: 'climate_factors_table',
      columns: [t.accountId, t.tableId],
      foreignColumns: [climateFactorTables.accountId, climateFactorTables.id],
    }),
  ],
);

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
