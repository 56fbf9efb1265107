import { z } from '@hono/zod-openapi';
import { Day, Instant, idOf, pageOf } from '../http/schemas.ts';
import { MonthText } from './schemas.ts';

const text = (example: string) => z.string().openapi({ example });
const kwh = (example = '142.8') => text(example).openapi({ description: 'kWh with one decimal' });
const percent = text('-8.4').optional();
const sentences = { message_de: text('…'), message_en: text('…') };
const origin = z.enum(['measured', 'substituted', 'estimated', 'missing']).openapi({ example: 'measured' });

const Comparison = z
  .discriminatedUnion('available', [
    z.object({
      available: z.literal(true),
      month: MonthText,
      kwh: kwh('155.9'),
      origin: z.enum(['measured', 'substituted', 'estimated']).openapi({ example: 'measured' }),
      whole_month: z.boolean().openapi({ example: true }),
      change_percent: percent,
    }),
    z.object({
      available: z.literal(false),
      month: MonthText,
      reason: z.enum(['before_move_in', 'not_recorded', 'value_missing', 'not_comparable']).openapi({
        example: 'before_move_in',
      }),
      ...sentences,
    }),
  ])
  .openapi('MonthlyComparison');

const Average = z
  .discriminatedUnion('available', [
    z.object({
      available: z.literal(true),
      kwh: kwh('150.2'),
      kwh_per_m2: text('2.146'),
      kind: z.enum(['user_group', 'reference']).openapi({ example: 'user_group' }),
      source: text('residential kWh m3'),
      change_percent: percent,
    }),
    z.object({
      available: z.literal(false),
      reason: z.enum(['too_few_units', 'no_area']).openapi({ example: 'too_few_units' }),
      ...sentences,
    }),
  ])
  .openapi('MonthlyAverage');

const UseInformation = z
  .object({
    origin,
    kwh: kwh().optional(),
    recorded: text('142.8').optional().openapi({ description: 'As recorded: kWh, units of allocators or m3' }),
    method: z.string().optional(),
    reason: z.string().optional(),
    message_de: z.string().optional(),
    message_en: z.string().optional(),
    basis: z.enum(['heat_meters', 'last_period', 'energy_certificate', 'formula']).openapi({ example: 'heat_meters' }),
    provisional: z.boolean().openapi({ example: false, description: 'The kWh rest on a plan value' }),
    same_month_last_year: Comparison,
    previous_month: Comparison,
    average: Average,
  })
  .openapi('MonthlyUseInformation');

/** What the user is told; its canonical JSON is what is digested. */
export const ToldInformation = z
  .object({
    schema: z.literal('klarmeter.monthly-information/1'),
    month: MonthText,
    unit: idOf('unit'),
    occupancy: idOf('occupancy'),
    from: Day.openapi({ example: '2025-12-01' }),
    to: Day,
    whole_month: z.boolean().openapi({ example: true }),
    heating: UseInformation.optional().openapi({ description: 'Left out where he is not supplied with it' }),
    hot_water: UseInformation.optional(),
    past_months: z
      .array(
        z.object({
          month: MonthText,
          heating_kwh: z.string().nullable().optional().openapi({ example: '155.9' }),
          hot_water_kwh: z.string().nullable().optional().openapi({ example: '31.0' }),
        }),
      )
      .openapi({ description: 'Earlier months of the same user, oldest first' }),
    missing: z
      .array(z.enum(['heating', 'heating_average', 'hot_water', 'hot_water_average']))
      .openapi({ description: 'What HeizkostenV § 6a(2) asks for and is not there; empty: complete' }),
    notes: z.array(
      z.object({
        code: z.enum(['provisional']),
        message_de: text('Vorläufig: nach dem Planwert des Energieausweises.'),
        message_en: text('Provisional: by the plan value of the energy certificate.'),
      }),
    ),
  })
  .openapi('ToldInformation');
export type ToldInformation = z.infer<typeof ToldInformation>;

const InformationReason = z
  .object({
    id: text('users/units/0/occupancies/0/heating'),
    rule: text('monthly_consumption'),
    label_de: text('Verbrauch im Monat'),
    label_en: text('Consumption of the month'),
    value: text('142.8'),
    unit: text('kWh'),
    legal_basis: text('HeizkostenV § 6a(2)'),
    formula: text('recorded · heat per unit'),
    parameter: z
      .object({
        id: text('heizkostenv.9.volume_formula'),
        from: Day,
        source: text('HeizkostenV § 9(2)'),
        value: z.string().optional().openapi({ example: '1.11' }),
        provisional: z.literal(true).optional(),
      })
      .optional(),
    inputs: z.array(
      z.object({
        reason_id: z.string().optional().openapi({ example: 'groups/0/hot_water_factor' }),
        pointer: z.string().optional().openapi({ example: '/units/0/occupancies/0/heating/value' }),
        value: z.string().optional().openapi({ example: '142.8' }),
        others: z.int().optional().openapi({
          format: 'int32',
          example: 18,
          description: 'How many values of other users the step is made of; they are not shown one by one',
        }),
      }),
    ),
  })
  .openapi('MonthlyInformationReason');
export type InformationReason = z.infer<typeof InformationReason>;

const summary = {
  id: idOf('monthlyInformation'),
  livemode: z.boolean().openapi({ example: false }),
  property_id: idOf('property'),
  unit_id: idOf('unit'),
  occupancy_id: idOf('occupancy'),
  month: MonthText,
  version: z.int().openapi({ format: 'int32', example: 1 }),
  run_id: idOf('monthlyInformationRun'),
  complete: z.boolean().openapi({ example: true, description: 'Nothing that HeizkostenV § 6a(2) asks for is missing' }),
  due_on: Day.openapi({ example: '2026-01-31' }),
  information: ToldInformation,
  digest: z.string().openapi({
    example: '9f3ac1d27be0485596d10c3ab7724e8f51d60bb2e8a94c07d3f2156a40ce8b91',
    description: 'SHA-256 of the canonical JSON (RFC 8785) of `information`',
  }),
  created_at: Instant,
};

export const MonthlyInformationSummary = z.object(summary).openapi('MonthlyInformationSummary');
export const MonthlyInformation = z
  .object({
    ...summary,
    reasons: z
      .array(InformationReason)
      .openapi({ description: 'Every step behind the figures; shared steps stand once' }),
  })
  .openapi('MonthlyInformation');
export const MonthlyInformationPage = pageOf('MonthlyInformationPage', MonthlyInformationSummary);
