import { z } from '@hono/zod-openapi';
import { Day } from '../../http/schemas.ts';
import { StatementLineId, versionFields } from '../statements/schemas.ts';

const text = (example: string) => z.string().openapi({ example });

/** What may be asked about: a line of the statement or one of its sums. */
export const ExplainedAmount = z
  .union([
    StatementLineId,
    z.enum(['total', 'vat_contained', 'advance', 'balance', 's35a_2', 's35a_3', 'advance_proposal']),
  ])
  .openapi('ExplainedAmount', { example: 'heating_consumption' });

/** A value of the law, as it was calculated with. */
export const ReasonParameter = z
  .object({
    id: text('ebev2030.annex_2.factors'),
    row: z.string().optional().openapi({ example: 'natural_gas', description: 'Row of a table' }),
    from: Day,
    source: text('EBeV 2030 Anlage 2 Teil 4'),
    value: z.string().optional().openapi({ example: '0.20088', description: 'Left out for tables' }),
    provisional: z.literal(true).optional(),
  })
  .openapi('ReasonParameter');

export const furtherParameters = z
  .array(ReasonParameter)
  .readonly()
  .optional()
  .openapi({ description: 'Besides `parameter`, where the step took more than one value of the law' });

/** One step behind an amount; steps refer to each other by id and end at values of the house file. */
const ReasonStep = z
  .object({
    id: text('occupants/units/0/occupancies/0/total').openapi({ description: 'What other steps refer to it by' }),
    label_de: text('Gesamtbetrag'),
    label_en: text('Total'),
    value: text('1091.56').openapi({ description: 'What came out, a decimal number' }),
    unit: text('EUR').openapi({ description: 'Of the value' }),
    rule: text('total').openapi({ description: 'Name of the rule' }),
    legal_basis: text('HeizkostenV § 6(1)').openapi({ description: 'What demands it' }),
    parameter: ReasonParameter.optional(),
    further_parameters: furtherParameters,
    formula: text('sum of the lines').openapi({ description: 'What was done with the inputs' }),
    inputs: z
      .array(
        z.object({
          reason_id: z
            .string()
            .optional()
            .openapi({ example: 'occupants/units/0/occupancies/0/heating_base', description: 'Another step' }),
          pointer: z
            .string()
            .optional()
            .openapi({ example: '/units/0/heating_area_m2', description: 'A value of the frozen house file' }),
          value: z.unknown().optional().openapi({
            example: '80.00',
            description: 'The value at the pointer; or that of a step of another occupant, which has no step here',
          }),
          source: z
            .record(z.string(), z.unknown())
            .optional()
            .openapi({
              example: { reading_ids: ['rdg_0193a5c2f4b87d1e9c60aa51d7e2b3f4'] },
              description: 'What stands behind the value, as in the provenance of the run',
            }),
        }),
      )
      .openapi({ description: 'What it was made of' }),
  })
  .openapi('ReasonStep');

export const StatementVersion = z
  .object({
    ...versionFields,
    number: z.string().openapi({ example: 'HK-2022-0000001-01' }),
    explainable_lines: z.array(ExplainedAmount).openapi({
      example: ['heating_base', 'heating_consumption', 'total', 'balance'],
      description: 'What `line` of explainStatementVersion may be: every line and sum of this version',
    }),
    reasons: z
      .array(ReasonStep)
      .openapi({ description: 'Every step behind the balance, the balance first; shared steps stand once' }),
  })
  .openapi('StatementVersion');
