import { z } from '@hono/zod-openapi';
import { Cents, Day, Instant, idOf, orNull, pageOf, pageQuery, wholeNumber } from '../../http/schemas.ts';
import { OperatingCostStatement } from '../operating-costs/statement-schemas.ts';
import { PERIOD_KINDS } from '../periods/kind.ts';

const livemode = z.boolean().openapi({ example: false });
export const version = z.int().min(1).openapi({ format: 'int32', example: 1 });
const digest = z.string().openapi({ example: '41c07d9e5b2f60a8139d4e77c2a1f0b6d3589e1240cb7f6a95d8e3027b64af1c' });
const decimal = (example: string) => z.string().openapi({ example });

export const LineCode = z.enum([
  'heating_base',
  'heating_consumption',
  'hot_water_base',
  'hot_water_consumption',
  'cold_water',
  'co2_credit',
]);

/** A line of a statement: its code for heating, the id of its entry for operating costs, `heating` for the bill inside. */
export const StatementLineId = z
  .union([z.enum([...LineCode.options, 'heating']), idOf('operatingCostEntry')])
  .openapi('StatementLineId', {
    example: 'heating_consumption',
    description:
      'Its code for heating; for operating costs the id of its entry, or `heating` for the heating bill inside',
  });

export const StatementLine = z
  .object({
    code: LineCode.openapi({
      example: 'heating_base',
      description: 'HeizkostenV §§ 7, 8; CO2KostAufG § 7 for the credit',
    }),
    units: decimal('80').openapi({
      description: 'Of this occupant: square metres, kWh, allocator units or cubic metres',
    }),
    unit_price_eur: decimal('3.424857971014').openapi({ description: 'For one of them' }),
    amount_cents: Cents.openapi({ example: 27_399, description: 'Both multiplied, rounded to the cent' }),
  })
  .openapi('StatementLine');
export type StatementLine = z.infer<typeof StatementLine>;

/** Where and until when a balance is to be paid, as printed on the statement. */
export const StatementPayment = z
  .object({
    iban: decimal('DE02120300000000202051').openapi({ description: 'Without blanks' }),
    bic: z.string().nullable().openapi({ example: 'BYLADEM1001', description: 'Null: not needed' }),
    account_holder: decimal('Hausgemeinschaft Lindenweg 5').openapi({ description: 'Whose account it is' }),
    due_on: Day.openapi({ example: '2026-09-30', description: 'Until when' }),
  })
  .openapi('PaymentDetails');
export type StatementPayment = z.infer<typeof StatementPayment>;

const totals = {
  total_cents: Cents.openapi({ example: 109_156, description: 'The lines together, gross' }),
  vat_contained_cents: Cents.nullable().openapi({ example: 17_428, description: 'Null: none is shown' }),
  advance_cents: Cents.nullable().openapi({ example: 80_000, description: 'Paid in advance; null: not known' }),
  balance_cents: Cents.openapi({ example: 29_156, description: 'Above zero: to be paid; below: a credit balance' }),
};

export const Statement = z
  .object({
    id: idOf('statement'),
    livemode,
    kind: z.enum(PERIOD_KINDS).openapi({ example: 'heating', description: 'That of its billing period' }),
    number: z.string().openapi({ example: 'HK-2022-0000001-01', description: 'BK-… for operating costs' }),
    property_id: idOf('property'),
    billing_period_id: idOf('billingPeriod'),
    unit_id: idOf('unit'),
    occupancy_id: idOf('occupancy'),
    latest_version: version.openapi({ description: 'The amounts below are its' }),
    ...totals,
    created_at: Instant,
  })
  .openapi('Statement');

export const versionFields = {
  id: idOf('statementVersion'),
  livemode,
  statement_id: idOf('statement'),
  version,
  run_id: idOf('billingRun').openapi({ description: 'The run that calculated it' }),
  reason: z.string().nullable().openapi({ example: null, description: 'Why it replaces the version before' }),
  lines: z.array(StatementLine).openapi({ description: 'Of heating; a statement of operating costs has its own' }),
  operating_costs: orNull(OperatingCostStatement).openapi({ description: 'Null for heating' }),
  ...totals,
  digest: digest.openapi({ description: 'SHA-256 of what it carries and of its run; printed on the document' }),
  released_at: Instant.nullable().openapi({ description: 'Null: nobody has said yes to it, so it is not delivered' }),
  created_at: Instant,
};

export const StatementVersionSummary = z.object(versionFields).openapi('StatementVersionSummary');

export const Release = z
  .object({
    id: idOf('release'),
    livemode,
    statement_version_id: idOf('statementVersion'),
    statement_id: idOf('statement'),
    version,
    released_by: z
      .string()
      .openapi({ example: 'key_0193a5c2f4b87d1e9c60aa51d7e2b3f4', description: 'The key or session that said yes' }),
    released_at: Instant.openapi({ description: 'Nothing is delivered before' }),
  })
  .openapi('Release');

export const Issued = z
  .object({
    run_id: idOf('billingRun'),
    statements: z.int().openapi({ format: 'int32', example: 2, description: 'How many versions were made' }),
    statement_version_ids: z.array(idOf('statementVersion')).openapi({ description: 'In the order of the house' }),
  })
  .openapi('IssuedStatements');
export const Released = z
  .object({
    run_id: idOf('billingRun'),
    released: z.int().openapi({ format: 'int32', example: 2, description: 'How many versions' }),
  })
  .openapi('ReleasedRun');

/** A verb without arguments still takes an object, so that fields can be added later. */
export const Empty = z.strictObject({}).openapi('Empty', { example: {} });

export const StatementPage = pageOf('StatementPage', Statement);
export const StatementVersionPage = pageOf('StatementVersionPage', StatementVersionSummary);
export const ReleasePage = pageOf('ReleasePage', Release);
export const statementQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  billing_period_id: idOf('billingPeriod').optional(),
  occupancy_id: idOf('occupancy').optional(),
  kind: z.enum(PERIOD_KINDS).optional().openapi({ example: 'operating_costs' }),
});
export const versionQuery = z.object(pageQuery);
export const releaseQuery = z.object({ ...pageQuery, statement_id: idOf('statement').optional() });
export const statementParams = z.object({ statement_id: idOf('statement') });
export const versionParams = z.object({
  statement_id: idOf('statement'),
  version: wholeNumber(1, 1_000_000),
});
