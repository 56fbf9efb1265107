import { z } from '@hono/zod-openapi';
import { DIFFERENCE_CAUSES, EXPLANATION_LANGUAGES } from '@klarmeter/engine';
import { Cents, Day, idOf, wholeNumber } from '../../http/schemas.ts';
import { InterimValue } from '../cycle-change/schemas.ts';
import { StatementLineId, version } from '../statements/schemas.ts';
import { ExplainedAmount, furtherParameters, ReasonParameter } from './schemas.ts';

const text = (example: string) => z.string().openapi({ example });

const Language = z.enum(EXPLANATION_LANGUAGES);

export const explanationQuery = z.object({
  line: ExplainedAmount.default('balance').openapi({
    example: 'heating_consumption',
    description:
      'One of the `explainable_lines` of the version; s35a_2 and s35a_3 are the labour certified under EStG § 35a',
  }),
  language: Language.default('de').openapi({
    example: 'de',
    description: '`-simple` is plain language: short sentences without terms of law',
  }),
});

/** A reading as it was recorded, with the device it came from and the telegram that carried it. */
const ExplainedReading = z
  .object({
    id: idOf('reading'),
    day: Day,
    value: text('5975'),
    unit: z.enum(['kWh', 'm3', 'HCA']).openapi({ example: 'kWh' }),
    origin: z.enum(['radio', 'manual', 'self_read', 'file']).openapi({ example: 'radio' }),
    device: z.object({
      id: idOf('device'),
      manufacturer: text('SON'),
      serial: text('20260117'),
      model: text('Supercal 5'),
      calibrated_until: Day.nullable().openapi({ description: 'Null where nothing is calibrated, or it is not known' }),
    }),
    telegram_id: idOf('telegram').nullable(),
  })
  .openapi('ExplainedReading');

const valueOnDay = z.object({ day: Day, value: text('0') });

/** What one device counted towards a value, as it was frozen with the run. */
const ExplainedMeasurement = z
  .object({
    device_id: idOf('device'),
    serial: text('20260117'),
    room: text('Wohnzimmer'),
    start: valueOnDay,
    end: valueOnDay,
    difference: text('540').openapi({ description: 'End less start; a register that began anew is accounted for' }),
    factor: text('1.25').openapi({ description: 'Evaluation factor of an allocator on the unit scale, otherwise 1' }),
    consumption: text('675'),
    calculation: text('(540 − 0) × 1,25 = 675'),
  })
  .openapi('ExplainedMeasurement');

const ExplanationInput = z
  .object({
    step: z.string().optional().openapi({ example: 'pots/heating/consumption_price' }),
    pointer: z.string().optional().openapi({ example: '/units/0/occupancies/0/heating' }),
    others: z.int().optional().openapi({
      format: 'int32',
      description: 'How many values of other units this sum is made of; they are not shown one by one',
      example: 3,
    }),
    name: z.string().optional().openapi({ example: 'abgelesener Verbrauch' }),
    value: z.string().optional().openapi({ example: '800.000' }),
    text: z.string().optional().openapi({ example: '800', description: 'The value as the language writes it' }),
    cost_entry_id: idOf('costEntry').optional(),
    fuel_delivery_id: idOf('fuelDelivery').optional(),
    operating_cost_entry_id: idOf('operatingCostEntry').optional(),
    billing_run_id: idOf('billingRun').optional().openapi({ description: 'The run of heating this was frozen by' }),
    billing_period_id: idOf('billingPeriod').optional().openapi({ description: 'The period of that run' }),
    measurements: z.array(ExplainedMeasurement).optional().openapi({
      description: 'From the readings of each device to what is billed; together they are the value',
    }),
    readings: z.array(ExplainedReading).optional(),
    interim_values: z
      .array(InterimValue)
      .optional()
      .openapi({ description: 'What was calculated between readings for a change of the billing cycle' }),
  })
  .openapi('ExplanationInput');

const ExplanationStep = z
  .object({
    id: text('occupants/units/0/occupancies/0/heating_consumption'),
    rule: text('heating_consumption'),
    label: text('Verbrauchskosten Heizung'),
    sentence: text('Verbrauchskosten der Heizung: 496,01 € für 800 Einheiten zu je 0,6200 €.'),
    calculation: text('800 × 0,6200 € = 496,0139 €, gerundet 496,01 €'),
    value: text('496.01'),
    unit: text('EUR'),
    legal_basis: text('§ 7 Abs. 1 HeizkostenV').openapi({ description: 'Cited as the language does' }),
    parameter: ReasonParameter.optional(),
    further_parameters: furtherParameters,
    inputs: z.array(ExplanationInput),
  })
  .openapi('ExplanationStep');

export const StatementExplanation = z
  .object({
    statement_id: idOf('statement'),
    version,
    line: ExplainedAmount,
    language: Language.openapi({ example: 'de' }),
    steps: z.array(ExplanationStep).openapi({
      description:
        'The amount first, then what stands behind it, level by level; none where the version has no such line',
    }),
  })
  .openapi('StatementExplanation');

const LineDifference = z.object({
  code: StatementLineId,
  amount_cents: Cents.openapi({ example: -1_240 }),
});

const difference = {
  lines: z.array(LineDifference),
  total_cents: Cents.openapi({ example: -1_240 }),
  balance_cents: Cents.openapi({ example: -1_240 }),
};

const CausedDifference = z
  .object({
    causes: z.array(z.enum(DIFFERENCE_CAUSES)).openapi({
      example: ['costs'],
      description: 'Several where one of them alone makes no house that can be billed',
    }),
    changes: z.array(
      z.object({
        path: text('/costs/cst_0193a5c2f4b87d1e9c60aa51d7e2b3f4/amount_eur'),
        before: z.string().nullable().openapi({ example: '250.00' }),
        after: z.string().nullable().openapi({ example: '230.00' }),
      }),
    ),
    changes_of_others: z.int().openapi({ format: 'int32', example: 0 }),
    ...difference,
  })
  .openapi('CausedDifference');

export const StatementDifference = z
  .object({
    statement_id: idOf('statement'),
    version,
    against: version,
    reason: z.string().nullable().openapi({ example: 'Der Endbestand an Heizöl war falsch abgelesen.' }),
    ...difference,
    causes: z
      .array(CausedDifference)
      .openapi({ description: 'In the order they are accounted for; they add up to the whole, line by line' }),
  })
  .openapi('StatementDifference');

export const differenceQuery = z.object({
  against: wholeNumber(1, 1_000_000)
    .optional()
    .openapi({ format: 'int32', example: 1, description: 'The version before when left out' }),
});
