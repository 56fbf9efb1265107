import { z } from '@hono/zod-openapi';
import { Day, Decimal } from '../../http/schemas.ts';

const flag = (description: string) => z.boolean().optional().openapi({ example: true, description });

/** HeizkostenV section 11(1): whether one of them sets the house free, the law decides. */
const Exception = z.strictObject({
  heating_demand_kwh_per_m2: Decimal.optional().openapi({ example: '14.2', description: 'No. 1a, per year' }),
  metering_impossible: flag('No. 1b'),
  payback_years: Decimal.optional().openapi({ example: '12', description: 'No. 1b' }),
  ready_on: Day.optional().openapi({ example: '1979-05-01', description: 'No. 1c' }),
  users_influence_consumption: flag('No. 1c'),
  home: z.enum(['care', 'students', 'apprentices', 'comparable']).optional().openapi({ example: 'care' }),
  main_source: z
    .enum(['heat_recovery', 'solar', 'combined_heat_and_power', 'waste_heat'])
    .optional()
    .openapi({ example: 'solar', description: 'No. 3: where more than half of the heat comes from' }),
  heat_metered: flag('No. 3b'),
  exempted_by_authority: flag('No. 5'),
});

export const StatedBuilding = z.strictObject({
  heated_area_m2: Decimal.optional().openapi({
    example: '512.40',
    description: 'All rooms the plant heats, let or not',
  }),
  insulated_as_of_1994: flag('Meets the thermal insulation ordinance of 1994 (HeizkostenV § 7(1))'),
  predominantly_residential: flag('Mostly dwellings (CO2KostAufG §§ 5, 8); left out: by the areas of the units'),
  two_dwellings_with_landlord: flag(
    'At most two dwellings, one of them the landlord’s (HeizkostenV § 2); left out: true where the landlord holds a dwelling',
  ),
  condominium: flag('Billed between its owners: nothing else can be agreed (HeizkostenV § 3)'),
  exception: Exception.optional().openapi({ description: 'What is documented of an exception, HeizkostenV § 11(1)' }),
  common_rooms: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(120).openapi({ example: 'Schwimmbad' }),
        high_use: z.boolean().openapi({ example: true }),
        recorded: z.boolean().openapi({ example: true }),
      }),
    )
    .max(50)
    .optional()
    .openapi({ description: 'HeizkostenV § 4(3)' }),
});

export const StatedPlant = z.strictObject({
  pipes_insulated: flag('Exposed distribution pipes are mostly insulated'),
  run_by_supplier: flag('A supplier runs the plant and sells the heat in its own business'),
  heat_pump_alone: flag('The heat pump is the only producer of heat'),
  heat_pump_meters_installed_on: Day.nullable().optional().openapi({
    description: 'First day the heat of the heat pump was metered (HeizkostenV § 12(3)); null: it is not',
  }),
  invoiced_by: z.enum(['gross', 'net']).optional().openapi({ example: 'gross' }),
  given_share_source: z.enum(['measured', 'calculated', 'flat_rate']).optional().openapi({ example: 'measured' }),
  ets_connected_on: Day.nullable().optional(),
  cold_water_includes_hot: flag('The water that was heated is part of the cold water the house bills'),
});
