import { z } from '@hono/zod-openapi';
import { SUMMERS } from '@klarmeter/engine';
import { Cents, Decimal, idOf, orNull, Percent } from '../../http/schemas.ts';
import { SimulateOperatingCosts } from '../operating-costs/simulation-schemas.ts';
import { StatementLineId } from '../statements/schemas.ts';
import { RunFinding, RunTotals } from './schemas.ts';

/**
 * What is to be otherwise than in the frozen inputs; what is left out stays. `keys`, `unread` and `co2` are of heating, or
 * of the heating bill inside a run of operating costs.
 */
export const SimulateBillingRun = z
  .strictObject({
    keys: z
      .strictObject({
        heating_consumption_percent: Percent.optional(),
        hot_water_consumption_percent: Percent.optional(),
        heating_base_by: z.enum(['degree_days', 'days']).optional().openapi({ example: 'days' }),
        summer_degree_days: z.enum(SUMMERS).optional().openapi({ example: '40_92' }),
        rounding: z.enum(['show_difference', 'largest_remainder']).optional().openapi({ example: 'show_difference' }),
      })
      .optional(),
    unread: z
      .array(
        z.strictObject({
          unit_id: idOf('unit'),
          use: z.enum(['heating', 'hot_water']).openapi({ example: 'heating' }),
          substitute: Decimal.optional().openapi({
            example: '5900',
            description: 'The value that stands in; without it the average of the house or group',
          }),
        }),
      )
      .max(1_000)
      .optional()
      .openapi({ description: 'Units whose meters are taken for failed (HeizkostenV § 9a)' }),
    co2: z
      .strictObject({
        emissions_kg: Decimal.optional(),
        cost_cents: Cents.min(0).optional(),
        living_area_m2: Decimal.optional(),
        building: z.enum(['residential', 'non_residential']).optional().openapi({ example: 'residential' }),
        public_law_restrictions: z.enum(['none', 'one', 'both']).optional().openapi({ example: 'one' }),
        relief: z
          .enum(['deduct_from_pot', 'credit_line', 'show_only'])
          .optional()
          .openapi({ example: 'deduct_from_pot' }),
      })
      .optional(),
    operating_costs: SimulateOperatingCosts.optional(),
  })
  .refine((body) => Object.values(body).some((part) => part !== undefined), 'Say what is to be otherwise')
  .openapi('SimulateBillingRun');

const amount = (example: number) => Cents.nullable().openapi({ example, description: 'Null: there is no such amount' });

const SimulatedAmount = {
  before_cents: amount(49_601),
  after_cents: amount(47_112),
  difference_cents: Cents.openapi({ example: -2_489 }),
};

export const Simulation = z
  .object({
    run_id: idOf('billingRun'),
    billable: z.boolean().openapi({ example: true, description: 'False: the findings say why not' }),
    findings: z.array(RunFinding),
    totals: orNull(RunTotals),
    occupants: z.array(
      z.object({
        unit_id: idOf('unit'),
        occupancy_id: idOf('occupancy'),
        lines: z.array(z.object({ code: StatementLineId, ...SimulatedAmount })),
        total: z.object(SimulatedAmount),
        balance: z.object(SimulatedAmount),
      }),
    ),
  })
  .openapi('Simulation');
