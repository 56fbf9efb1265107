import { z } from '@hono/zod-openapi';
import { Cents, Day, Decimal, idOf, orNull, Percent } from '../http/schemas.ts';
import type { DistributionKeys } from '../properties/index.ts';
import { AuditSettings } from './audit-settings.ts';

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });

const reason = text('Wärmezähler nicht einbaubar: kein Platz vor dem Speicher', 300);

/** HeizkostenV section 9(2), one of the four ways. */
const HotWaterShare = z
  .discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('measured'),
      heat_kwh: Decimal.optional().openapi({
        example: '8925',
        description: 'Left out: the measuring points hot_water_heat of the house',
      }),
    }),
    z.strictObject({
      method: z.literal('volume'),
      volume_m3: Decimal.optional().openapi({
        example: '180',
        description: 'Left out: the sum of the hot-water meters',
      }),
      temperature_c: Decimal.optional().openapi({ example: '60' }),
      reason: reason.optional(),
    }),
    z.strictObject({
      method: z.literal('area'),
      area_m2: Decimal.optional().openapi({
        example: '512',
        description: 'Left out: the hot-water areas of the units',
      }),
      reason: reason.optional(),
    }),
    z.strictObject({
      method: z.literal('given'),
      share: z
        .string()
        .regex(/^\d{1,15}([./]\d{1,15})?$/)
        .openapi({ example: '11/69' }),
    }),
  ])
  .openapi('HotWaterShare');

/** CO2KostAufG. Kilograms and cost: named here, by invoices, or carried by every layer of the fuel stock. */
const Co2Settings = z
  .strictObject({
    building: z.enum(['residential', 'non_residential']).default('residential').openapi({ example: 'residential' }),
    living_area_m2: Decimal.optional().openapi({ example: '412.50' }),
    public_law_restrictions: z.enum(['none', 'one', 'both']).default('none').openapi({ example: 'none' }),
    relief: z
      .enum(['deduct_from_pot', 'credit_line', 'show_only'])
      .default('deduct_from_pot')
      .openapi({ example: 'deduct_from_pot' }),
    emissions_kg: Decimal.optional().openapi({ example: '14246.735026' }),
    cost_cents: Cents.min(0).optional().openapi({ example: 93_245 }),
    invoices: z
      .array(
        z.strictObject({
          energy_kwh: Decimal.optional().openapi({
            example: '78540',
            description: 'Left out only where `quantity` stands in its place',
          }),
          quantity: z
            .strictObject({ value: Decimal.openapi({ example: '2000' }), unit: z.enum(['l', 'kg']) })
            .optional()
            .openapi({
              description:
                'Of a fuel with a standard energy content (EBeV 2030 annex 2): heating oil in l; heavy oil, LPG and hard ' +
                'coal in lumps or briquettes in kg',
            }),
          coal: z
            .enum(['fine', 'lump', 'briquettes'])
            .optional()
            .openapi({ example: 'lump', description: 'Kind of hard coal, which picks its emission factor' }),
          calorific: z.enum(['gross', 'net']).openapi({ example: 'gross' }),
          delivered_in: z
            .string()
            .regex(/^\d{4}$/)
            .openapi({ example: '2025' }),
          vat_percent: Percent.openapi({ example: '19' }),
          ets_invoiced_in: z
            .string()
            .regex(/^\d{4}$/)
            .optional()
            .openapi({
              example: '2026',
              description:
                'Heat from a plant of the European emissions trading: year of the invoice, which picks its price',
            }),
          emissions_kg: Decimal.optional().openapi({
            example: '14246.735',
            description: 'As the supplier states it; left out: by factor and certificate price, like the cost',
          }),
          cost_cents: Cents.min(0).optional().openapi({ example: 93_245 }),
          supplied: z.strictObject({ from: Day, to: Day }).optional().openapi({
            description: 'Days the invoice covers (CO2KostAufG § 5(1)); left out: all of it belongs to the period',
          }),
          share: z
            .strictObject({
              value: Decimal.openapi({ example: '0.64' }),
              by: z.enum(['meter_reading', 'hand']).openapi({ example: 'meter_reading' }),
              reason: text('Zählerstand am 31.12.: 118240 kWh', 200),
            })
            .optional()
            .openapi({ description: 'The part that belongs to the period; left out: by degree days' }),
        }),
      )
      .min(1)
      .max(100)
      .optional(),
  })
  .openapi('Co2Settings');

/** User groups recorded separately, HeizkostenV section 5(7) and 6(2). */
const Groups = z
  .strictObject({
    pre_split_consumption_percent: Percent.openapi({ example: '70' }),
    list: z
      .array(
        z.strictObject({
          id: text('W', 40),
          recorded: Decimal.openapi({ example: '58400' }),
          area_m2: Decimal.optional().openapi({ example: '620' }),
          heating_consumption_percent: Percent.optional(),
          hot_water: z
            .strictObject({
              recorded_m3: Decimal.openapi({ example: '412.5' }),
              area_m2: Decimal.optional().openapi({ example: '620' }),
              consumption_percent: Percent.optional(),
            })
            .optional()
            .openapi({
              description:
                'HeizkostenV § 6(2) for hot water, of every group or of none; left out: shared in the whole house',
            }),
        }),
      )
      .min(1)
      .max(50),
  })
  .openapi('UserGroups');

/** A unit whose share could not be properly recorded although values are there (HeizkostenV section 9a). */
const DeclaredFailure = z
  .strictObject({
    unit_id: idOf('unit'),
    use: z.enum(['heating', 'hot_water']).openapi({ example: 'heating' }),
    reason,
    comparable_unit_id: idOf('unit').optional().openapi({ description: 'Rooms declared comparable, § 9a(1)' }),
  })
  .openapi('DeclaredFailure');

/** A device whose values count although its calibration has run out (MessEG section 33(1)), and why. */
export const CalibrationOverride = z
  .strictObject({
    device_id: idOf('device'),
    reason: text('Befundprüfung vom 12.03.2026: Messabweichung innerhalb der Fehlergrenzen', 300),
  })
  .openapi('CalibrationOverride');

const FuelInvoice = z
  .strictObject({
    cost_entry_id: idOf('costEntry'),
    label: text('Fernwärme Muster Netz', 120),
    from: Day,
    to: Day,
    meter_start: Decimal.nullable().default(null).openapi({ example: '118240' }),
    meter_end: Decimal.nullable().default(null).openapi({ example: '121690' }),
    quantity: Decimal.openapi({ example: '3450' }),
    unit: z.enum(['kWh', 'MWh', 'l', 'm³', 'kg']).openapi({ example: 'kWh' }),
    working_price_eur: Decimal.nullable().default(null).openapi({ example: '0.6430' }),
    base_price_cents: Cents.nullable().default(null).openapi({ example: 19_400 }),
  })
  .openapi('FuelInvoice');

export const Payment = z
  .strictObject({
    iban: z
      .string()
      .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/)
      .openapi({ example: 'DE02120300000000202051' }),
    bic: z
      .string()
      .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/)
      .nullable()
      .default(null)
      .openapi({ example: 'BYLADEM1001' }),
    account_holder: text('Hausgemeinschaft Lindenweg 5', 70),
    due_on: Day.openapi({ example: '2026-09-30' }),
  })
  .openapi('StatementPayment');

/** What was decided for one period of one property, in the words of the house file; nothing is required. */
export const PeriodSettings = z
  .strictObject({
    energy_used: z
      .strictObject({ quantity: Decimal.openapi({ example: '85000' }), unit: z.enum(['kWh', 'l', 'm3', 'kg']) })
      .nullable()
      .default(null)
      .openapi({ description: 'All energy of the period; with a fuel stock it follows from the stock' }),
    hot_water_share: orNull(HotWaterShare).default(null),
    fuel_stock: z
      .strictObject({
        unit: z.enum(['l', 'm3', 'kg']).openapi({ example: 'l' }),
        closing_quantity: Decimal.openapi({ example: '1250' }),
      })
      .nullable()
      .default(null)
      .openapi({ description: 'Closing stock; its layers are the fuel deliveries of the period' }),
    co2: orNull(Co2Settings).default(null),
    groups: orNull(Groups).default(null),
    cold_water: z
      .strictObject({
        amount_cents: Cents.openapi({ example: 126_480 }),
        main_meter_m3: Decimal.optional().openapi({
          example: '172',
          description: 'Left out: the measuring point cold_water_main of the house, if there is one',
        }),
      })
      .nullable()
      .default(null),
    failures: z.array(DeclaredFailure).max(500).default([]),
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
        heating: z.enum(['Wohnfläche', 'Nutzfläche', 'beheizte Fläche', 'umbauter Raum']),
        hot_water: z.enum(['Wohnfläche', 'Nutzfläche']),
      })
      .default({ heating: 'Wohnfläche', hot_water: 'Wohnfläche' })
      .openapi({ example: { heating: 'Wohnfläche', hot_water: 'Wohnfläche' } }),
    audit: AuditSettings.optional().openapi({
      description: 'What the audit before a release asks and nobody else knows',
    }),
    payment: orNull(Payment).default(null),
    fuel_invoices: z.array(FuelInvoice).max(100).default([]),
    fuel_mix: z
      .array(z.strictObject({ energy: text('Erdgas', 120), percent: Percent }))
      .max(20)
      .default([])
      .openapi({
        description: 'HeizkostenV § 6a(3) no. 1a; left out: the energy of the plant where it is a single one',
      }),
    district_heating: z
      .strictObject({
        primary_energy_factor: Decimal.openapi({ example: '0.62' }),
        greenhouse_gas_kg_per_year: Decimal.openapi({ example: '1840000' }),
      })
      .nullable()
      .default(null),
    taxes_and_levies: z
      .array(z.strictObject({ name: text('Energiesteuer', 120), amount_cents: Cents }))
      .max(50)
      .nullable()
      .default(null)
      .openapi({ description: 'HeizkostenV § 6a(3) no. 1b; null: the supplier did not state them' }),
    dispute_resolution: text('Wir nehmen nicht an einem Streitbeilegungsverfahren teil (§ 36 VSBG).', 400)
      .nullable()
      .default(null)
      .openapi({ description: 'HeizkostenV § 6a(3) no. 3, printed for consumer contracts' }),
    climate_factor: Decimal.nullable().default(null).openapi({
      example: '1.09',
      description: 'Of the weather service for this period and place; null: as in the loaded tables of climate factors',
    }),
    reference_average: z
      .strictObject({
        source: text('Heizspiegel 2025, Mehrfamilienhaus, Erdgas'),
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
