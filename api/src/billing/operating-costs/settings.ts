import { z } from '@hono/zod-openapi';
import { Decimal, idOf, orNull } from '../../http/schemas.ts';
import { Payment } from '../periods/payment.ts';
import { CalibrationOverride } from '../periods/settings.ts';
import { OperatingCostAuditSettings } from './audit-settings.ts';

const text = (example: string, max: number) => z.string().trim().min(1).max(max).openapi({ example });

/** What the whole house has, where that is more than its units have. */
const Totals = z
  .strictObject({
    area_m2: Decimal.optional().openapi({ example: '640', description: 'For the key area' }),
    heated_area_m2: Decimal.optional().openapi({ example: '598.50', description: 'For the key heated_area' }),
    units: Decimal.optional().openapi({ example: '9', description: 'For the key units' }),
    person_days: Decimal.optional().openapi({
      example: '5840',
      description: 'Persons times days, for the key persons',
    }),
    co_ownership: Decimal.optional().openapi({
      example: '1000',
      description: 'Of how many shares; needed with that key',
    }),
  })
  .openapi('OperatingCostTotals', { description: 'Of the whole house, where it has more than its units' });

const Water = z
  .strictObject({
    hot_water_billed_here: z
      .boolean()
      .optional()
      .openapi({
        example: false,
        description:
          'Whether hot-water meters count for BetrKV § 2 no. 2, as their water is not billed under HeizkostenV § 8(2); ' +
          'needed where there are such meters and water goes by consumption',
      }),
    hot_water_drained_here: z.boolean().optional().openapi({
      example: true,
      description: 'The same for no. 3; left out: as for no. 2',
    }),
    main_meter_m3: Decimal.optional().openapi({
      example: '262',
      description: 'Left out: the measuring point cold_water_main of the house, if there is one',
    }),
    common_m3: Decimal.optional().openapi({ example: '12', description: 'Sub-meters of the house itself' }),
    difference_reason: text('Rohrbruch am 14.02.2025, Rechnung 25-114', 300)
      .optional()
      .openapi({ description: 'Explains more than a quarter between main meter and sub-meters' }),
    undrained: z
      .array(
        z.strictObject({
          unit_id: idOf('unit').openapi({ description: 'Whose water it was' }),
          volume_m3: Decimal.openapi({ example: '9', description: 'In the period' }),
          reason: text('Gartenzähler 4711', 200).openapi({ description: 'How it is documented; printed' }),
        }),
      )
      .max(5_000)
      .default([])
      .openapi({ description: 'Documented volumes that were not drained, taken off for no. 3' }),
  })
  .openapi('OperatingCostWater', { description: 'What meters do not tell (BetrKV § 2 no. 2 and 3)' });

/** Something metered besides water, such as a laundry. */
const Consumption = z
  .strictObject({
    id: text('laundry', 40).openapi({ description: 'What keys name it by; water and waste_water are there already' }),
    unit: text('kWh', 20).openapi({ description: 'Of the values, as printed' }),
    values: z
      .array(
        z.strictObject({
          unit_id: idOf('unit').openapi({ description: 'Where it was used' }),
          occupancy_id: idOf('occupancy').nullable().default(null).openapi({
            description: 'Null: the value of the whole unit, which goes by days where its occupancy changed',
          }),
          value: Decimal.openapi({ example: '61', description: 'What was counted in the period' }),
        }),
      )
      .max(5_000)
      .openapi({ description: 'What units and occupancies used' }),
  })
  .openapi('OperatingCostConsumption');

/** What was decided for one period of operating costs of one property; nothing is required. */
export const OperatingCostSettings = z
  .strictObject({
    rounding: z
      .enum(['show_difference', 'largest_remainder'])
      .default('show_difference')
      .openapi({ example: 'show_difference', description: 'largest_remainder: each cost is evened out by itself' }),
    default_by: z.enum(['area', 'co_ownership']).default('area').openapi({
      example: 'area',
      description: 'For costs without a key; co_ownership for let condominium flats (BGB § 556a(3))',
    }),
    totals: Totals.prefault({}),
    water: Water.prefault({}),
    consumptions: z
      .array(Consumption)
      .max(50)
      .default([])
      .openapi({ description: 'What is metered besides water, for keys by consumption' }),
    heating_period_id: idOf('billingPeriod')
      .nullable()
      .default(null)
      .openapi({
        description:
          'A period of heating of the same property, settled as carried_over: the totals of its occupants become lines of ' +
          'BetrKV § 2 no. 4 to 6, and advances of both periods add up. A run takes what the issued run of that period froze, ' +
          'or else its newest ready one',
      }),
    calibration_overrides: z.array(CalibrationOverride).max(500).default([]).openapi({
      description: 'MessEG § 33(1): devices whose values count although their calibration ran out, and why',
    }),
    payment: orNull(Payment)
      .default(null)
      .openapi({ description: 'Where and until when a balance is to be paid; null: statements do not say' }),
    audit: OperatingCostAuditSettings.optional().openapi({
      description: 'What the audit before a release asks and nobody else knows',
    }),
  })
  .openapi('OperatingCostSettings');
export type OperatingCostSettings = z.infer<typeof OperatingCostSettings>;
