import { z } from '@hono/zod-openapi';
import { Cents, Day, Decimal, idOf, orNull, Percent, PositiveDecimal } from '../../http/schemas.ts';
import type { DistributionKeys } from '../../properties/index.ts';
import { AuditSettings } from './audit-settings.ts';
import { Co2Settings } from './co2-settings.ts';
import { Payment } from './payment.ts';

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });

const reason = text('Wärmezähler nicht einbaubar: kein Platz vor dem Speicher', 300).openapi({
  description: 'Why the value could not be measured; printed',
});
const method = <const Name extends string>(name: Name, description: string) =>
  z.literal(name).openapi({ description: `${description} (HeizkostenV § 9(2))` });

/** HeizkostenV section 9(2), one of the four ways. */
const HotWaterShare = z
  .discriminatedUnion('method', [
    z.strictObject({
      method: method('measured', 'By a heat meter'),
      heat_kwh: Decimal.optional().openapi({
        example: '8925',
        description: 'Left out: the measuring points hot_water_heat of the house',
      }),
    }),
    z.strictObject({
      method: method('volume', 'By the formula for the volume'),
      volume_m3: Decimal.optional().openapi({
        example: '180',
        description: 'Left out: the sum of the hot-water meters',
      }),
      temperature_c: Decimal.optional().openapi({
        example: '60',
        description: 'Mean temperature of the hot water; left out: that of HeizkostenV § 9(2)',
      }),
      reason: reason.optional(),
    }),
    z.strictObject({
      method: method('area', 'By the formula for the area'),
      area_m2: Decimal.optional().openapi({
        example: '512',
        description: 'Left out: the hot-water areas of the units',
      }),
      reason: reason.optional(),
    }),
    z.strictObject({
      method: method('given', 'A share that was found otherwise'),
      share: z
        .string()
        .regex(/^\d{1,15}([./]\d{1,15})?$/)
        .openapi({ example: '11/69', description: 'Of all energy, as a fraction or a decimal number' }),
    }),
  ])
  .openapi('HotWaterShare');

/** User groups recorded separately, HeizkostenV section 5(7) and 6(2). */
const Groups = z
  .strictObject({
    pre_split_consumption_percent: Percent.openapi({
      example: '70',
      description: 'Of the costs, by what the groups consumed; the rest by area (HeizkostenV § 6(2))',
    }),
    list: z
      .array(
        z.strictObject({
          id: text('W', 40).openapi({ description: 'The `user_group` of its units' }),
          recorded: Decimal.openapi({ example: '58400', description: 'What its own meter counted' }),
          area_m2: Decimal.optional().openapi({ example: '620', description: 'Left out: the areas of its units' }),
          heating_consumption_percent: Percent.optional().openapi({
            description: 'Left out: that of the house (HeizkostenV § 7(1))',
          }),
          hot_water: z
            .strictObject({
              recorded_m3: Decimal.openapi({ example: '412.5', description: 'What its own meters counted' }),
              area_m2: Decimal.optional().openapi({ example: '620', description: 'Left out: the areas of its units' }),
              consumption_percent: Percent.optional().openapi({
                description: 'Left out: that of the house (HeizkostenV § 8(1))',
              }),
            })
            .optional()
            .openapi({
              description:
                'HeizkostenV § 6(2) for hot water, of every group or of none; left out: shared in the whole house',
            }),
        }),
      )
      .min(1)
      .max(50)
      .openapi({ description: 'Every group of the house' }),
  })
  .openapi('UserGroups');

/** A unit whose share could not be properly recorded although values are there (HeizkostenV section 9a). */
const DeclaredFailure = z
  .strictObject({
    unit_id: idOf('unit').openapi({ description: 'The unit whose share gets a substitute' }),
    use: z.enum(['heating', 'hot_water']).openapi({ example: 'heating', description: 'What was not recorded' }),
    reason: reason.openapi({ description: 'Why not; printed (HeizkostenV § 9a(1))' }),
    comparable_unit_id: idOf('unit').optional().openapi({ description: 'Rooms declared comparable, § 9a(1)' }),
  })
  .openapi('DeclaredFailure');

/** A device whose values count although its calibration has run out (MessEG section 33(1)), and why. */
export const CalibrationOverride = z
  .strictObject({
    device_id: idOf('device').openapi({ description: 'The device whose values count' }),
    reason: text('Befundprüfung vom 12.03.2026: Messabweichung innerhalb der Fehlergrenzen', 300).openapi({
      description: 'Why its values are right',
    }),
  })
  .openapi('CalibrationOverride');

const FuelInvoice = z
  .strictObject({
    cost_entry_id: idOf('costEntry').openapi({ description: 'The cost it explains' }),
    label: text('Fernwärme Muster Netz', 120).openapi({ description: 'Who delivered what, as printed' }),
    from: Day.openapi({ description: 'First day it covers' }),
    to: Day.openapi({ description: 'Last day it covers, included' }),
    meter_start: Decimal.nullable().default(null).openapi({ example: '118240', description: 'Reading at its start' }),
    meter_end: Decimal.nullable().default(null).openapi({ example: '121690', description: 'Reading at its end' }),
    quantity: Decimal.openapi({ example: '3450', description: 'What was delivered, in `unit`' }),
    unit: z.enum(['kWh', 'MWh', 'l', 'm³', 'kg']).openapi({ example: 'kWh', description: 'Of the quantity' }),
    working_price_eur: Decimal.nullable().default(null).openapi({ example: '0.6430', description: 'For one unit' }),
    base_price_cents: Cents.nullable()
      .default(null)
      .openapi({ example: 19_400, description: 'For the days it covers' }),
  })
  .openapi('FuelInvoice');

/** What was decided for one period of one property, in the words of the house file; nothing is required. */
export const PeriodSettings = z
  .strictObject({
    energy_used: z
      .strictObject({
        quantity: Decimal.openapi({ example: '85000', description: 'In `unit`' }),
        unit: z.enum(['kWh', 'l', 'm3', 'kg']).openapi({ description: 'Fuel becomes kWh by its calorific value' }),
      })
      .nullable()
      .default(null)
      .openapi({ description: 'All energy of the period; with a fuel stock it follows from the stock' }),
    hot_water_share: orNull(HotWaterShare).default(null).openapi({
      description:
        'Which part of the energy went into hot water, where one plant makes both (HeizkostenV § 9(2)); null: it makes heat only',
    }),
    fuel_stock: z
      .strictObject({
        unit: z.enum(['l', 'm3', 'kg']).openapi({ example: 'l', description: 'The same for every layer' }),
        closing_quantity: Decimal.openapi({ example: '1250', description: 'What was left on the last day' }),
      })
      .nullable()
      .default(null)
      .openapi({ description: 'Closing stock; its layers are the fuel deliveries of the period' }),
    co2: orNull(Co2Settings)
      .default(null)
      .openapi({ description: 'How the CO2 cost is divided between landlord and occupants (CO2KostAufG)' }),
    groups: orNull(Groups)
      .default(null)
      .openapi({ description: 'Groups of users that are recorded separately (HeizkostenV § 5(7), § 6(2))' }),
    cold_water: z
      .strictObject({
        amount_cents: Cents.openapi({ example: 126_480, description: 'Gross' }),
        main_meter_m3: Decimal.optional().openapi({
          example: '172',
          description: 'Left out: the measuring point cold_water_main of the house, if there is one',
        }),
      })
      .nullable()
      .default(null)
      .openapi({ description: 'Cold water billed together with heat, by meter; null: it is not' }),
    failures: z.array(DeclaredFailure).max(500).default([]).openapi({
      description: 'Recordings declared to have failed, besides those that are missing (HeizkostenV § 9a)',
    }),
    calibration_overrides: z
      .array(CalibrationOverride)
      .max(500)
      .optional()
      .openapi({
        description:
          'MessEG § 33(1): a value read after the calibration of its device has run out ends the run, unless the device ' +
          'stands here with the reason why its values are right; the reason is kept among the findings of the run',
      }),
    settlement: z
      .enum(['payable', 'carried_over'])
      .default('payable')
      .openapi({ example: 'payable', description: 'carried_over: the amount goes into the operating-cost statement' }),
    base_scale: z
      .strictObject({
        heating: z
          .enum(['Wohnfläche', 'Nutzfläche', 'beheizte Fläche', 'umbauter Raum'])
          .openapi({ description: 'HeizkostenV § 7(1)' }),
        hot_water: z.enum(['Wohnfläche', 'Nutzfläche']).openapi({ description: 'HeizkostenV § 8(1)' }),
      })
      .default({ heating: 'Wohnfläche', hot_water: 'Wohnfläche' })
      .openapi({
        example: { heating: 'Wohnfläche', hot_water: 'Wohnfläche' },
        description: 'What the areas of the units are, as printed beside the base costs',
      }),
    audit: AuditSettings.optional().openapi({
      description: 'What the audit before a release asks and nobody else knows',
    }),
    payment: orNull(Payment)
      .default(null)
      .openapi({ description: 'Where and until when a balance is to be paid; null: statements do not say' }),
    fuel_invoices: z
      .array(FuelInvoice)
      .max(100)
      .default([])
      .openapi({ description: 'What the invoices of energy say, printed beside their costs' }),
    fuel_mix: z
      .array(
        z.strictObject({
          energy: text('Erdgas', 120).openapi({ description: 'As printed' }),
          percent: Percent.openapi({ description: 'Of all energy' }),
        }),
      )
      .max(20)
      .default([])
      .openapi({
        description: 'HeizkostenV § 6a(3) no. 1a; left out: the energy of the plant where it is a single one',
      }),
    district_heating: z
      .strictObject({
        primary_energy_factor: Decimal.openapi({ example: '0.62', description: 'As the supplier publishes it' }),
        greenhouse_gas_kg_per_year: Decimal.openapi({ example: '1840000', description: 'Of the whole network' }),
      })
      .nullable()
      .default(null)
      .openapi({ description: 'Of the network the heat comes from (HeizkostenV § 6a(3) no. 1a)' }),
    taxes_and_levies: z
      .array(
        z.strictObject({
          name: text('Energiesteuer', 120).openapi({ description: 'As printed' }),
          amount_cents: Cents.openapi({ description: 'Of the whole house, contained in its costs' }),
        }),
      )
      .max(50)
      .nullable()
      .default(null)
      .openapi({ description: 'HeizkostenV § 6a(3) no. 1b; null: the supplier did not state them' }),
    dispute_resolution: text('Wir nehmen nicht an einem Streitbeilegungsverfahren teil (§ 36 VSBG).', 400)
      .nullable()
      .default(null)
      .openapi({ description: 'HeizkostenV § 6a(3) no. 3, printed for consumer contracts' }),
    climate_factor: PositiveDecimal.nullable().default(null).openapi({
      example: '1.09',
      description: 'Of the weather service for this period and place; null: as in the loaded tables of climate factors',
    }),
    reference_average: z
      .strictObject({
        source: text('Heizspiegel 2025, Mehrfamilienhaus, Erdgas').openapi({
          description: 'Who published the figures; printed beside them',
        }),
        heating_kwh_per_m2: Decimal.optional().openapi({ example: '118', description: 'Of this period' }),
        hot_water_kwh_per_m2: Decimal.optional().openapi({ example: '26', description: 'Of this period' }),
      })
      .nullable()
      .default(null)
      .openapi({
        description:
          'The normalised user (HeizkostenV § 6a(3) no. 4) for rooms of which the house has no others of their kind',
      }),
  })
  .openapi('PeriodSettings');

/** As stored: with the keys, which travel beside the settings. */
export type PeriodSettings = z.infer<typeof PeriodSettings> & { readonly keys: DistributionKeys };
