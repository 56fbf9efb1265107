import { z } from 'zod';

/**
 * What a statement prints and no amount depends on. Frozen with a billing run beside the house file; `bill` never
 * reads it. Names, postal addresses of people and contacts are not in it: they are looked up when a document is made,
 * so that erasing a person also erases them here. Wire form, `snake_case`, decimal strings with a point, ISO days.
 *
 * A block whose data are not there is `null` or empty; the document then prints the sentence that says so.
 */

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal number with a point');
const money = z.string().regex(/^-?\d+\.\d{2}$/, 'an amount with two decimals');
const day = z.iso.date();
const text = z.string().min(1).max(400);
const label = z.string().min(1).max(120);

/** How a value came about. The document prints the mark and the word. */
export const ValueMark = z.enum([
  'measured',
  'read_on_site',
  'substitute',
  'self_read',
  'interim',
  'exchange',
  'interpolated',
]);

/** HeizkostenV section 9a: what was missing, why, which method, and the calculation with its numbers. */
const Substitute = z.strictObject({
  missing: text,
  reason: text,
  method: z.enum(['previous_periods', 'comparable_rooms', 'building_average']),
  formula: text,
  /** What the audit asks and no page prints. Left out in runs from before it was kept. */
  cause: z.enum(['device_failure', 'no_device', 'other_compelling_reason']).optional(),
  /** What the other methods that have data come to. */
  others: z
    .array(
      z.strictObject({ method: z.enum(['previous_periods', 'comparable_rooms', 'building_average']), value: decimal }),
    )
    .optional(),
});

const ReadingOnDay = z.strictObject({ value: decimal, on: day });

/** One row of the device table. An exchanged device is two rows, never a net number. */
export const DeviceRow = z
  .strictObject({
    room: label,
    kind: label,
    serial: label,
    start: ReadingOnDay.nullable(),
    end: ReadingOnDay.nullable(),
    difference: decimal.nullable(),
    /** Rating factor of a unit-scale allocator, `in_device` for a product scale, null where none applies. */
    factor: z.union([decimal, z.literal('in_device')]).nullable(),
    /** In the unit of the cost line: kWh, allocator units or cubic metres. */
    consumption: decimal,
    mark: ValueMark,
    /** Last year of the calibration; null for devices that are not calibrated (allocators). */
    calibrated_until: z
      .string()
      .regex(/^\d{4}$/)
      .nullable(),
    substitute: Substitute.nullable(),
  })
  .refine((row) => (row.mark === 'substitute') === (row.substitute !== null), {
    message: 'a substitute value states what was missing, why and how; no other value does',
    path: ['substitute'],
  });

/** Figures of the same occupant's statement for the period before. Lines as in the result of that period. */
export const PreviousPeriod = z.strictObject({
  from: day,
  to: day,
  total_eur: money,
  lines: z.array(z.strictObject({ code: label, units: decimal, unit_price_eur: decimal, amount_eur: money })),
  /** False after new devices or new rating factors: then units are not set against each other. */
  units_comparable: z.boolean(),
});

/** One bar; heat is weather-adjusted where there is a factor, hot water never is. */
const ComparisonRow = z
  .strictObject({
    who: z.enum(['now', 'before', 'average']),
    label,
    heating_kwh: decimal,
    climate_factor: decimal.nullable(),
    heating_adjusted_kwh: decimal.nullable(),
    hot_water_kwh: decimal,
  })
  .refine((row) => (row.climate_factor === null) === (row.heating_adjusted_kwh === null), {
    message: 'heat is adjusted by a factor or not at all',
    path: ['heating_adjusted_kwh'],
  });

/** HeizkostenV section 6a(3) no. 4 and 5: the user beside himself in the period before, and beside the average user. */
const Comparison = z.strictObject({
  /** The user's own first; none where there is nothing beside it. All adjusted, or none. */
  rows: z.array(ComparisonRow).max(3),
  /** Why the period before is not among them; null: it is. */
  before_missing: z
    .enum(['first_period', 'periods_differ', 'consumption_missing', 'climate_factor_missing'])
    .nullable(),
  /** Why the average user is not among them; null: he is. */
  average_missing: z.enum(['too_few_units', 'consumption_missing']).nullable(),
  /** Where the factors are from; null where none is printed. */
  climate_factor_source: text.nullable(),
});

/** Share of time of an occupancy that is shorter than the period; months as far as it lasts. */
const TimeShare = z.strictObject({
  degree_days: decimal,
  period_degree_days: decimal,
  months: z.array(z.strictObject({ label, degree_days: decimal, period_degree_days: decimal })),
});

const Occupancy = z.strictObject({
  id: label,
  /** Number of the user within the property, such as "1-1": printed instead of a name wherever a page can get lost. */
  user_number: label,
  /** `carried_over`: the amount goes into the operating-cost statement and nothing is to be paid now. */
  settlement: z.enum(['payable', 'carried_over']),
  devices: z.strictObject({
    heating: z.array(DeviceRow),
    hot_water: z.array(DeviceRow),
    cold_water: z.array(DeviceRow),
  }),
  time_share: TimeShare.nullable(),
  comparison: Comparison,
  previous_period: PreviousPeriod.nullable(),
  /** EStG section 35a: amounts contained in the statement, by kind. */
  household_services: z.array(z.strictObject({ kind: label, amount_eur: money })),
  /** Where this user's rights are not those of the house below: other rooms than dwellings, no consumer contract. */
  rights: z
    .strictObject({
      deadlines: z.array(z.strictObject({ title: label, text, legal_basis: label })).min(1),
      dispute_resolution: text.nullable(),
    })
    .optional(),
});

const Unit = z.strictObject({ id: label, label, occupancies: z.array(Occupancy).min(1) });

const FuelInvoice = z.strictObject({
  cost_id: label,
  label,
  from: day,
  to: day,
  meter_start: decimal.nullable(),
  meter_end: decimal.nullable(),
  quantity: decimal,
  unit: z.enum(['kWh', 'MWh', 'l', 'm³', 'kg']),
  working_price_eur: decimal.nullable(),
  base_price_eur: money.nullable(),
  amount_eur: money,
});

/** The annex of the CO2KostAufG as it holds for this period, thresholds already reduced where the period is shorter. */
const Co2Stage = z.strictObject({
  from_kg_per_m2: decimal,
  below_kg_per_m2: decimal.nullable(),
  landlord_percent: decimal,
});

export const Presentation = z.strictObject({
  schema: z.literal('klarmeter.presentation/1'),
  /** `number` with its check digit, such as "0000001-2". */
  property: z.strictObject({ number: label, address_lines: z.array(label).min(1).max(4) }),
  /** What recorded heat is counted in. */
  heating_unit: z.enum(['kWh', 'MWh', 'Einheiten']),
  /** HeizkostenV sections 7 and 8 name three scales; the statement says which one was used. */
  base_scale: z.strictObject({
    heating: z.enum(['Wohnfläche', 'Nutzfläche', 'beheizte Fläche', 'umbauter Raum']),
    hot_water: z.enum(['Wohnfläche', 'Nutzfläche']),
  }),
  units: z.array(Unit).min(1),
  fuel_invoices: z.array(FuelInvoice),
  /** Receipts behind the costs of the house file, by their id. */
  receipts: z.array(z.strictObject({ cost_id: label, receipt: label, on: day })),
  fuel_mix: z.array(z.strictObject({ energy: label, percent: decimal })),
  /** HeizkostenV section 6a(3) no. 1a, district heating only. */
  district_heating: z.strictObject({ primary_energy_factor: decimal, greenhouse_gas_kg_per_year: decimal }).nullable(),
  /** No. 1b. Null: the supplier did not state them. */
  taxes_and_levies: z.array(z.strictObject({ name: label, amount_eur: money })).nullable(),
  /** No. 1c for houses whose pots were calculated elsewhere; otherwise the sum of the cost kinds is printed. */
  metering_charges_eur: money.nullable(),
  co2_scale: z.array(Co2Stage),
  /** No. 2: consumer organisations, energy agencies. Reviewed each year. */
  advice: z.array(z.strictObject({ name: label, web: label })).min(1),
  /** No. 3: the sentence on dispute resolution, for consumer contracts only. */
  dispute_resolution: text.nullable(),
  /** Rules for objections and receipts. No dates: receipt is not known when a document is made. */
  deadlines: z.array(z.strictObject({ title: label, text, legal_basis: label })).min(1),
  payment: z
    .strictObject({
      iban: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/),
      bic: z
        .string()
        .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/)
        .nullable(),
      account_holder: z.string().min(1).max(70),
      due_on: day,
    })
    .nullable(),
});

export type Presentation = z.infer<typeof Presentation>;
export type PresentationUnit = Presentation['units'][number];
export type PresentationOccupancy = PresentationUnit['occupancies'][number];
export type DeviceRow = z.infer<typeof DeviceRow>;
export type ValueMark = z.infer<typeof ValueMark>;
export type Comparison = z.infer<typeof Comparison>;
export type PreviousPeriod = z.infer<typeof PreviousPeriod>;
