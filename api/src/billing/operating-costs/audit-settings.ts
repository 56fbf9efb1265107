import { z } from '@hono/zod-openapi';
import { type OperatingCostKindId, operatingCostKindsOn } from '@klarmeter/engine';
import { Cents, Day, Decimal, idOf } from '../../http/schemas.ts';

const KINDS = operatingCostKindsOn('2021-12-01').map(({ kind }) => kind) as [OperatingCostKindId];
const kind = z.enum(KINDS).openapi({ example: 'refuse' });

const flag = (description: string) => z.boolean().optional().openapi({ example: true, description });

const Building = z.strictObject({
  living_area_m2: Decimal.optional().openapi({ example: '640.00', description: 'All units, let or not' }),
  co_ownership_total: Decimal.optional().openapi({
    example: '1000',
    description: 'Of how many shares the declaration of division speaks',
  }),
  condominium: flag('Condominium flats that are let one by one (BGB § 556a(3))'),
  whole_house: flag('The units of the property are all there are in the house'),
  two_dwellings_with_landlord: flag('At most two dwellings, one of them the landlord’s (HeizkostenV § 2)'),
  exempt_by_section_11: flag('An exception of HeizkostenV § 11 applies'),
});

const Agreements = z.strictObject({
  kinds_left_out: z.array(kind).max(40).optional().openapi({
    example: [],
    description: 'Kinds that the contracts do not let the landlord charge; empty: they take over all of BetrKV § 2',
  }),
  keys: z
    .array(
      z.strictObject({
        kind,
        by: z
          .enum(['area', 'heated_area', 'units', 'persons', 'consumption', 'co_ownership', 'fixed'])
          .nullable()
          .openapi({ example: 'persons', description: 'Null: the contracts name none, so the law decides' }),
      }),
    )
    .max(40)
    .optional(),
  key_changes: z
    .array(
      z.strictObject({
        kind,
        declared_on: Day,
        agreed: z.boolean().openapi({
          example: false,
          description: 'With every tenant; false: the landlord declared it alone (BGB § 556a(2))',
        }),
      }),
    )
    .max(40)
    .optional()
    .openapi({ description: 'Keys that changed with this period' }),
});

const Unit = z.strictObject({
  unit_id: idOf('unit'),
  measured_area_m2: Decimal.optional().openapi({ example: '79.40' }),
  area_change_reason: z.string().trim().min(1).max(300).optional().openapi({ example: 'Ausbau des Dachgeschosses' }),
});

const Occupancy = z.strictObject({
  occupancy_id: idOf('occupancy'),
  advance_paid_cents: Cents.min(0).optional().openapi({ example: 240_000, description: 'As it was really paid' }),
  flat_rate: flag('The rent holds a flat rate for operating costs (BGB § 556(2)); nothing is settled'),
});

const Cost = z.strictObject({
  operating_cost_entry_id: idOf('operatingCostEntry'),
  service_from: Day.optional().openapi({ description: 'First day of what was done for it' }),
  service_to: Day.optional().openapi({ description: 'Last day of it' }),
  covers: z.enum(['operation', 'administration_or_repairs_too']).optional().openapi({
    example: 'operation',
    description: 'What the amount pays for, by contract or invoice',
  }),
  commercial_extra: flag('Shops and offices make this cost considerably higher than flats do'),
  includes_kinds: z
    .array(kind)
    .max(40)
    .optional()
    .openapi({
      example: ['garden'],
      description: 'Of a caretaker: other kinds of BetrKV § 2 that the contract covers',
    }),
});

/** What the audit before a release has to know and nothing else does. What is left out is unknown, and never a fault. */
export const OperatingCostAuditSettings = z
  .strictObject({
    building: Building.optional(),
    agreements: Agreements.optional(),
    units: z.array(Unit).max(5_000).optional(),
    occupancies: z.array(Occupancy).max(10_000).optional(),
    costs: z.array(Cost).max(1_000).optional(),
    short_period_reason: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .optional()
      .openapi({ example: 'Umstellung auf das Kalenderjahr' }),
  })
  .openapi('OperatingCostAuditSettings');
export type OperatingCostAuditSettings = z.infer<typeof OperatingCostAuditSettings>;
