import { z } from '@hono/zod-openapi';
import { Instant, idOf, orNull, pageOf, pageQuery } from '../../http/schemas.ts';

export const StartBillingRun = z
  .strictObject({
    billing_period_id: idOf('billingPeriod'),
    reason: z.string().trim().min(1).max(300).optional().openapi({
      example: 'Der Endbestand an Heizöl war falsch abgelesen: 1.250 statt 1.150 Liter.',
      description:
        'Required once statements of the period are issued; printed on the corrections of the whole house, so it names nobody',
    }),
  })
  .openapi('StartBillingRun');

export const RunFinding = z
  .object({
    code: z.string().openapi({ example: 'substitute_used', description: 'What was found, for programs' }),
    severity: z
      .enum(['error', 'warning', 'info'])
      .openapi({ example: 'info', description: 'An error ends the run; others are to be looked at' }),
    pointer: z.string().openapi({
      example: '/units/3/heating_failed',
      description:
        'Place in the house file that getBillingRunInputs shows. What is not of a unit, a cost or a fuel delivery stands in the settings of the period: /energy_used is settings.energy_used. In a run of operating costs /heating leads into the embedded bill',
    }),
    object_id: z
      .string()
      .optional()
      .openapi({ example: 'unt_0193a5c2f4b87d1e9c60aa51d7e2b3f4', description: 'The object it came from' }),
    legal_basis: z.string().optional().openapi({ example: 'HeizkostenV § 9a(1)', description: 'What demands it' }),
    message_de: z.string().openapi({ example: 'Ersatzwert 639.935 anstelle eines erfassten Verbrauchs.' }),
    message_en: z.string().openapi({ example: 'Substitute 639.935 in place of a recorded consumption.' }),
  })
  .openapi('RunFinding');
export type RunFinding = z.infer<typeof RunFinding>;

export const RunProgress = z
  .object({
    step: z
      .enum(['queued', 'inputs', 'calculation', 'done'])
      .openapi({ example: 'done', description: 'Inputs are frozen, then calculated with' }),
    done: z.int().openapi({ format: 'int32', example: 2, description: 'Steps done' }),
    total: z.int().openapi({ format: 'int32', example: 2, description: 'Steps there are' }),
  })
  .openapi('RunProgress');
export const RunTotals = z
  .object({
    total_costs_eur: z.string().openapi({ example: '3055.80', description: 'What the house has to divide, gross' }),
    total_statements_eur: z.string().openapi({
      example: '3055.79',
      description: "Less than the costs by the landlord's part of the CO2 cost and by the rounding difference",
    }),
    rounding_difference_eur: z
      .string()
      .openapi({ example: '0.01', description: 'What rounding each line to the cent leaves over' }),
    statements: z.int().openapi({ format: 'int32', example: 2, description: 'How many it would issue' }),
  })
  .openapi('RunTotals');
export type RunTotals = z.infer<typeof RunTotals>;

/** As stored: the totals of a calculated run stand beside its progress, so that lists need not read results. */
export type RunProgress = z.infer<typeof RunProgress> & { readonly totals?: RunTotals };

export const BillingRun = z
  .object({
    id: idOf('billingRun'),
    livemode: z.boolean().openapi({ example: false }),
    property_id: idOf('property'),
    billing_period_id: idOf('billingPeriod'),
    status: z
      .enum(['queued', 'calculating', 'ready', 'failed', 'issued'])
      .openapi({ example: 'ready', description: 'failed: an error stands among the findings' }),
    reason: z.string().nullable().openapi({ example: null, description: 'Why it corrects what is issued' }),
    progress: RunProgress,
    findings: z.array(RunFinding).openapi({ description: 'All that is wrong or remarkable' }),
    totals: orNull(RunTotals).openapi({ description: 'Null until the run is calculated' }),
    created_at: Instant,
    updated_at: Instant,
    finished_at: Instant.nullable().openapi({ description: 'Null: it is not calculated yet' }),
  })
  .openapi('BillingRun');

const anyObject = z.record(z.string(), z.unknown());

export const BillingRunInputs = z
  .object({
    run_id: idOf('billingRun'),
    house: anyObject.openapi({
      example: { schema: 'klarmeter.house/1', id: 'run_0193a5c2f4b87d1e9c60aa51d7e2b3f4' },
      description: 'The house file (klarmeter.house/1, or /2 for operating costs): what the amounts depend on',
    }),
    provenance: anyObject.openapi({
      example: { '/units/0/occupancies/0/heating': { reading_ids: ['rdg_0193a5c2f4b87d1e9c60aa51d7e2b3f4'] } },
      description: 'By JSON pointer into the house: the readings, telegrams, costs and deliveries behind it',
    }),
    presentation: anyObject.openapi({
      example: { schema: 'klarmeter.presentation/1' },
      description:
        'What statements print and no amount depends on (klarmeter.presentation/1, klarmeter.operating-costs-presentation/1)',
    }),
    digest: z.string().openapi({
      example: '9f3ac1d27be0485596d10c3ab7724e8f51d60bb2e8a94c07d3f2156a40ce8b91',
      description: 'SHA-256 of house, provenance and presentation as canonical JSON, a line end between them',
    }),
    frozen_at: Instant.openapi({ description: 'From here on the run no longer sees what changes' }),
  })
  .openapi('BillingRunInputs');

export const BillingRunPage = pageOf('BillingRunPage', BillingRun);
export const runQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  billing_period_id: idOf('billingPeriod').optional(),
});
