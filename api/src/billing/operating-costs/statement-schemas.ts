import { z } from '@hono/zod-openapi';
import { type OperatingCostKindId, operatingCostKindsOn } from '@klarmeter/engine';
import { Cents, Day, idOf, orNull } from '../../http/schemas.ts';

const decimal = (example: string) => z.string().openapi({ example });

const KINDS = operatingCostKindsOn('2021-12-01').map(({ kind }) => kind) as [OperatingCostKindId];

/** How a cost is called; `number` is number and letter of BetrKV section 2. */
const name = {
  kind: z
    .enum([...KINDS, 'heating', 'hot_water', 'heating_and_hot_water'])
    .openapi({ example: 'lift', description: 'BetrKV § 2' }),
  number: decimal('7').openapi({ description: 'Number and letter of BetrKV § 2' }),
  name_de: decimal('Aufzug').openapi({ description: 'The label of the contract, or else the name of the kind' }),
  name_en: decimal('Lift').openapi({ description: 'The name of the kind' }),
};

const OperatingCostLine = z
  .object({
    operating_cost_entry_id: idOf('operatingCostEntry').nullable().openapi({ description: 'Null: the heating bill' }),
    ...name,
    house_cents: Cents.openapi({ example: 115_000, description: 'What the house distributes' }),
    key: orNull(
      z.object({
        by: z
          .enum(['area', 'heated_area', 'units', 'persons', 'consumption', 'co_ownership', 'fixed'])
          .openapi({ example: 'area', description: 'As agreed, or as the law has it' }),
        by_default: z.boolean().openapi({ example: false, description: 'Nothing was agreed, so BGB § 556a decided' }),
        unit: decimal('m2').openapi({ description: 'Of house and own' }),
        house: decimal('194').openapi({ description: 'Of the whole house' }),
        own: decimal('80').openapi({ description: 'Of this occupant, in the days of use' }),
        unit_price_eur: decimal('5.927835051546').openapi({ description: 'For one unit of the key' }),
      }),
    ).openapi({ description: 'Null: heating has a statement of its own' }),
    period: orNull(
      z.object({
        from: Day.openapi({ description: 'First day' }),
        to: Day.openapi({ description: 'Last day, included' }),
      }),
    ).openapi({
      description: 'The days of the cost; null: those of the statement',
    }),
    amount_cents: Cents.openapi({ example: 47_423, description: 'What this occupant pays of it' }),
  })
  .openapi('OperatingCostLine');

const LabourLine = z
  .object({
    operating_cost_entry_id: idOf('operatingCostEntry').nullable().openapi({ description: 'Null: labour in heating' }),
    cost_entry_id: idOf('costEntry')
      .nullable()
      .openapi({ description: 'Of the heating period, for labour in heating' }),
    ...name,
    labour_kind: z
      .enum(['s35a_2', 's35a_3'])
      .openapi({ example: 's35a_3', description: 'EStG § 35a(2), household services, or (3), craftsmen' }),
    amount_cents: Cents.openapi({ example: 16_907, description: 'Within what this occupant pays' }),
  })
  .openapi('OperatingCostLabourLine');

/** What a statement of operating costs carries beside the sums that every statement has. */
export const OperatingCostStatement = z
  .object({
    lines: z.array(OperatingCostLine).openapi({ description: 'In the order of BetrKV § 2' }),
    s35a: orNull(
      z.object({
        lines: z.array(LabourLine).openapi({ description: 'By cost' }),
        s35a_2_cents: Cents.openapi({ example: 70_103, description: 'Household services and employment (§ 35a(2))' }),
        s35a_3_cents: Cents.openapi({ example: 16_907, description: 'Craftsmen (§ 35a(3))' }),
      }),
    ).openapi({ description: 'Labour within the lines (EStG § 35a); null: none' }),
    advance_proposal: orNull(
      z.object({
        monthly_cents: Cents.openapi({ example: 31_200, description: 'Whole euro' }),
        twelve_months_cents: Cents.openapi({ example: 373_880, description: 'What it is a twelfth of' }),
        days: decimal('365').openapi({ description: 'Days of use it was taken from' }),
      }),
    ).openapi({ description: 'BGB § 560(4), for who lives there on the last day' }),
    deliver_until: orNull(
      z.object({
        until: Day.openapi({ description: 'The end of the last calendar month' }),
        cautious_until: Day.openapi({
          description: 'Counted in months from the end of the period; earlier where that is not the end of a month',
        }),
      }),
    ).openapi({
      description: 'BGB § 556(3): until when it has to reach the tenant, as the text may be read',
    }),
  })
  .openapi('OperatingCostStatement');
export type OperatingCostStatement = z.infer<typeof OperatingCostStatement>;
