import { z } from '@hono/zod-openapi';
import { type OperatingCostKindId, operatingCostKindsOn } from '@klarmeter/engine';
import { Cents, Day, Instant, idOf, orNull, pageOf } from '../../http/schemas.ts';

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });

/** The list that held all kinds there ever were; which of them hold in a period, the engine says. */
const KINDS = operatingCostKindsOn('2021-12-01').map(({ kind }) => kind) as [OperatingCostKindId];

/** What a cost is divided by. */
const OperatingCostKey = z
  .discriminatedUnion('by', [
    z.strictObject({
      by: z.enum(['area', 'heated_area', 'units', 'persons', 'co_ownership']).openapi({
        description: 'Living area, heated area, number of units, persons by their days, shares of co-ownership',
      }),
    }),
    z.strictObject({
      by: z.literal('consumption').openapi({ description: 'What meters counted' }),
      of: text('laundry', 40).openapi({ description: 'water, waste_water or a consumption of the period' }),
    }),
    z.strictObject({
      by: z.literal('fixed').openapi({ description: 'Amounts by unit, as on the invoice' }),
      amounts: z
        .array(
          z.strictObject({
            unit_id: idOf('unit').openapi({ description: 'Named once' }),
            amount_cents: Cents.min(0).openapi({ description: 'What the unit pays, gross' }),
          }),
        )
        .min(1)
        .max(5_000)
        .openapi({ description: 'Units left out take no part' }),
    }),
  ])
  .openapi('OperatingCostKey', { example: { by: 'persons' } });

const Labour = z
  .strictObject({
    kind: z.enum(['s35a_2', 's35a_3']).openapi({
      example: 's35a_3',
      description: 'EStG § 35a(2), household services and employment, or (3), craftsmen',
    }),
    amount_cents: Cents.min(0).openapi({ example: 41_000, description: 'Gross' }),
  })
  .openapi('OperatingCostLabour');

const Deduction = z
  .strictObject({
    amount_cents: Cents.min(0).openapi({ example: 48_000, description: 'At most the amount (BetrKV § 1(2))' }),
    reason: text('20 % Verwaltung und Reparaturen', 300).openapi({ description: 'What for; printed' }),
  })
  .openapi('OperatingCostDeduction');

/** What is stored beside kind and amount, in the words of the wire. */
const data = {
  label: text('Wartung der Rauchwarnmelder', 120)
    .nullable()
    .openapi({ description: 'Name in the contract; the kind other needs one' }),
  key: orNull(OperatingCostKey).openapi({
    description: 'Null: nothing is agreed, and BGB § 556a decides: by consumption where all is metered, else by area',
  }),
  unit_ids: z
    .array(idOf('unit'))
    .min(1)
    .max(5_000)
    .nullable()
    .openapi({ description: 'The units that take part; null: all' }),
  labour: z
    .array(Labour)
    .max(20)
    .openapi({ description: 'Within the amount, together at most what is distributed (EStG § 35a)' }),
  own_work: z.boolean().openapi({
    example: false,
    description: 'Done by the owner: the amount is what a third party would ask, without VAT (BetrKV § 1(1))',
  }),
  agreed: z
    .boolean()
    .openapi({ example: false, description: 'Agreed by name in the contract; the kind other needs it' }),
  deduction: orNull(Deduction).openapi({ description: 'What of the amount the landlord bears' }),
  from: Day.nullable().openapi({ description: 'First day the cost is for; null: of the period' }),
  to: Day.nullable().openapi({ description: 'Last day the cost is for; null: of the period' }),
  built_on: Day.nullable().openapi({ description: 'BetrKV § 2 no. 15 a and b: when the plant was built' }),
  exception: z.enum(['section_2', 'section_11']).nullable().openapi({
    example: null,
    description: 'Heat outside of the ordinance: two dwellings (HeizkostenV § 2) or an exception of § 11',
  }),
};
export const OperatingCostEntryData = z.strictObject(data);
export type OperatingCostEntryData = z.infer<typeof OperatingCostEntryData>;

const fields = {
  kind: z.enum(KINDS).openapi({ example: 'lift', description: 'BetrKV § 2' }),
  description: text('Aufzug Nord GmbH, Rechnung 25-88').openapi({ description: 'The receipt' }),
  day: Day.nullable().openapi({ description: 'Day of the receipt' }),
  amount_cents: Cents.openapi({ example: 115_000, description: 'Gross' }),
  ...data,
};

export const OperatingCostEntry = z
  .object({
    id: idOf('operatingCostEntry'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    property_id: idOf('property'),
    billing_period_id: idOf('billingPeriod'),
    ...fields,
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('OperatingCostEntry');
export const CreateOperatingCostEntry = z
  .strictObject({
    billing_period_id: idOf('billingPeriod').openapi({ description: 'A period of operating costs' }),
    ...fields,
    day: fields.day.default(null),
    label: fields.label.default(null),
    key: fields.key.default(null),
    unit_ids: fields.unit_ids.default(null),
    labour: fields.labour.default([]),
    own_work: fields.own_work.default(false),
    agreed: fields.agreed.default(false),
    deduction: fields.deduction.default(null),
    from: fields.from.default(null),
    to: fields.to.default(null),
    built_on: fields.built_on.default(null),
    exception: fields.exception.default(null),
  })
  .openapi('CreateOperatingCostEntry');
export const UpdateOperatingCostEntry = z.strictObject(fields).partial().openapi('UpdateOperatingCostEntry');
export const OperatingCostEntryPage = pageOf('OperatingCostEntryPage', OperatingCostEntry);
