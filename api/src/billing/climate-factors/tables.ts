import {
  bigint,
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { instant, owned } from '../../db/columns.ts';
import type { ClimateFactorFinding } from './schemas.ts';

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
