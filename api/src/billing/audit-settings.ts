import { z } from '@hono/zod-openapi';
import { Day, Decimal, Percent } from '../http/schemas.ts';

const flag = (description: string) => z.boolean().optional().openapi({ example: true, description });

const Building = z.strictObject({
  heated_area_m2: Decimal.optional().openapi({
    example: '512.40',
    description: 'All rooms the plant heats, let or not',
  }),
  insulated_as_of_1994: flag('Meets the thermal insulation ordinance of 1994 (HeizkostenV § 7(1))'),
  predominantly_residential: flag('Mostly dwellings (CO2KostAufG §§ 5, 8)'),
  two_dwellings_with_landlord: flag('At most two dwellings, one of them the landlord’s (HeizkostenV § 2)'),
  exempt_by_section_11: flag('An exception of HeizkostenV § 11 applies'),
});

const Plant = z.strictObject({
  pipes_insulated: flag('Exposed distribution pipes are mostly insulated'),
  run_by_supplier: flag('A supplier runs the plant and sells the heat in its own business'),
  heat_pump_alone: flag('The heat pump is the only producer of heat'),
  heat_pump_meters_installed_on: Day.nullable().optional(),
  invoiced_by: z.enum(['gross', 'net']).optional().openapi({ example: 'gross' }),
  given_share_source: z.enum(['measured', 'calculated', 'flat_rate']).optional().openapi({ example: 'measured' }),
  ets_connected_on: Day.nullable().optional(),
  cold_water_includes_hot: flag('The water that was heated is part of the cold water the house bills'),
});

const Agreements = z.strictObject({
  heating_consumption_percent: Percent.nullable().optional(),
  hot_water_consumption_percent: Percent.nullable().optional(),
  above_maximum: flag('More than the upper bound was agreed with every user (HeizkostenV § 10)'),
  key_change: z
    .strictObject({
      declared_on: Day,
      effective_from: Day,
      reason: z
        .enum(['group_recording', 'energy_saving', 'other_proper_reason'])
        .nullable()
        .openapi({ example: 'energy_saving' }),
    })
    .nullable()
    .optional(),
  interim_reading_fee: flag('The moving tenant has agreed to pay for the interim reading'),
});

/** What the audit before a release has to know and nothing else does. What is left out is unknown, and never a fault. */
export const AuditSettings = z
  .strictObject({
    building: Building.optional(),
    plant: Plant.optional(),
    agreements: Agreements.optional(),
    short_period_reason: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .optional()
      .openapi({ example: 'Umstellung auf das Kalenderjahr' }),
  })
  .openapi('AuditSettings');
