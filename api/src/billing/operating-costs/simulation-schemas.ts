import { z } from '@hono/zod-openapi';
import { Cents, Decimal, idOf } from '../../http/schemas.ts';
import { OperatingCostEntryData } from './entry-schemas.ts';

const { key, unit_ids } = OperatingCostEntryData.shape;

/** What is to be otherwise in a run of operating costs; what is left out stays. */
export const SimulateOperatingCosts = z
  .strictObject({
    rounding: z.enum(['show_difference', 'largest_remainder']).optional().openapi({ example: 'largest_remainder' }),
    default_by: z.enum(['area', 'co_ownership']).optional().openapi({
      example: 'co_ownership',
      description: 'For costs without a key',
    }),
    costs: z
      .array(
        z.strictObject({
          operating_cost_entry_id: idOf('operatingCostEntry'),
          amount_cents: Cents.optional().openapi({ example: 120_000 }),
          key: key.optional(),
          unit_ids: unit_ids.optional(),
        }),
      )
      .max(1_000)
      .optional()
      .openapi({ description: 'Costs with another amount, another key or other units that take part' }),
    persons: z
      .array(
        z.strictObject({
          occupancy_id: idOf('occupancy'),
          persons: z.int().min(0).max(1_000).openapi({
            format: 'int32',
            example: 3,
            description: 'On all days of the occupancy',
          }),
        }),
      )
      .max(5_000)
      .optional(),
    unread: z
      .array(
        z.strictObject({
          unit_id: idOf('unit'),
          of: z.string().trim().min(1).max(40).openapi({
            example: 'cold_water',
            description: 'cold_water, hot_water or a consumption of the period',
          }),
          substitute: Decimal.optional().openapi({
            example: '52',
            description: 'The value of the unit that stands in; without it nothing was recorded',
          }),
        }),
      )
      .max(5_000)
      .optional()
      .openapi({ description: 'Units whose meters are taken for failed' }),
  })
  .openapi('SimulateOperatingCosts');
