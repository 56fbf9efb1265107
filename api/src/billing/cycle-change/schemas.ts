import { z } from '@hono/zod-openapi';
import { Cents, Day, Decimal, Instant, idOf, orNull, pageOf, pageQuery, SignedDecimal } from '../../http/schemas.ts';
import { BillingPeriod } from '../periods/schemas.ts';

const text = (example: string) => z.string().openapi({ example });

/* What is asked. */

const CostDays = z
  .strictObject({
    cost_entry_id: idOf('costEntry'),
    from: Day.openapi({ example: '2025-01-01' }),
    to: Day,
    share: z
      .strictObject({
        value: z
          .string()
          .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/)
          .openapi({ example: '0.48' }),
        reason: z
          .string()
          .trim()
          .min(1)
          .max(300)
          .openapi({ example: 'Zwischenrechnung des Versorgers zum 30.04.2025' }),
      })
      .optional()
      .openapi({ description: 'Part of the old cycle where no rule is right, from 0 to 1' }),
  })
  .openapi('CycleChangeCostDays');

export const ChangeBillingCycle = z
  .strictObject({
    change_on: Day.openapi({
      example: '2025-05-01',
      description: 'First day of the new cycle; the running period then ends the day before',
    }),
    next_to: Day.optional().openapi({
      example: '2026-04-30',
      description: 'Last day of the next period, not before that of the running one; left out: twelve months',
    }),
    costs: z.array(CostDays).max(2_000).default([]).openapi({
      description: 'The days single costs are for; a cost that is left out is for the whole running period',
    }),
    stock_at_change: Decimal.optional().openapi({
      example: '1840',
      description: 'Fuel in store at the end of the day before, in the unit of the stock; left out: calculated',
    }),
    payments: z
      .array(
        z.strictObject({
          occupancy_id: idOf('occupancy'),
          day: Day.openapi({ example: '2025-04-03' }),
          amount_cents: Cents.min(0).openapi({ example: 10_000 }),
        }),
      )
      .max(50_000)
      .default([])
      .openapi({ description: 'Single advance payments, divided by their day; left out: by months' }),
  })
  .openapi('ChangeBillingCycle');

/* What comes of it. */

export const CycleChangeFinding = z
  .object({
    code: text('interim_value_interpolated'),
    severity: z.enum(['error', 'warning', 'info']).openapi({ example: 'info' }),
    pointer: text('/points').openapi({
      description: 'Place in the request; /house leads into the house file of the running period, /points to a meter',
    }),
    object_id: text('mpt_0193a5c2f4b87d1e9c60aa51d7e2b3f4').openapi({ description: 'What is to be looked at' }),
    legal_basis: z.string().optional().openapi({ example: 'HeizkostenV § 6(1)' }),
    message_de: text('Der Zwischenstand von Gerät „10000001“ ist nicht gemessen, sondern berechnet: nach Gradtagen.'),
    message_en: text('The interim value of device "10000001" is not measured but calculated: by degree days.'),
  })
  .openapi('CycleChangeFinding');

const rule = {
  rule: text('degree_days').openapi({
    description:
      'measured, one_side, meter, hot_water_and_degree_days, degree_days, days, months, fuel_cost, fuel_used, cold_water_volume, payments or given; more may come',
  }),
  rule_de: text('nach Gradtagen'),
  rule_en: text('by degree days'),
};

export const RegisterValue = z.object({ day: Day, value: Decimal.openapi({ example: '5175' }) });

export const InterimValue = z
  .object({
    device_id: idOf('device'),
    day: Day.openapi({ example: '2025-04-30' }),
    value: Decimal.openapi({ example: '5599' }),
    origin: z.enum(['measured', 'interpolated']).openapi({ example: 'interpolated' }),
    reading_id: orNull(idOf('reading')).openapi({ description: 'Of a measured value' }),
    rule: z.string().nullable().openapi({ example: 'degree_days' }),
    rule_de: z.string().nullable().openapi({ example: 'nach Gradtagen' }),
    rule_en: z.string().nullable().openapi({ example: 'by degree days' }),
    before: orNull(RegisterValue),
    after: orNull(RegisterValue),
  })
  .openapi('CycleChangeInterimValue');

const Side = z.object({
  value: z.string().nullable().openapi({ example: '424' }),
  missing: z.string().nullable().openapi({ example: null, description: 'Why there is no value' }),
});

const Point = z
  .object({
    measuring_point_id: idOf('measuringPoint'),
    unit_id: orNull(idOf('unit')),
    use: text('heating'),
    interim_values: z.array(InterimValue).openapi({ description: 'One for each device that counts across the change' }),
    old: Side,
    next: Side,
  })
  .openapi('CycleChangePoint');

const Division = z
  .object({
    object_id: text('cst_0193a5c2f4b87d1e9c60aa51d7e2b3f4').openapi({
      description: 'The cost, the occupancy of an advance payment, or the running period',
    }),
    field: text('amount_cents').openapi({ description: 'The field of the object that holds it' }),
    unit: text('EUR'),
    whole: SignedDecimal.openapi({ example: '2000.00' }),
    old: SignedDecimal.openapi({ example: '959.38' }),
    next: SignedDecimal.openapi({ example: '1040.62' }),
    ...rule,
    reason: z.string().nullable().openapi({ example: null, description: 'Of a given share' }),
    days: orNull(
      z.object({
        from: Day,
        to: Day,
        stated: z.boolean().openapi({ example: false, description: 'False: nobody said so, it is the running period' }),
      }),
    ).openapi({ description: 'The days a cost is for' }),
  })
  .openapi('CycleChangeDivision');

const Stock = z
  .object({
    unit: text('l'),
    quantity: Decimal.openapi({ example: '1840' }),
    ...rule,
    value_cents: Cents.openapi({ description: 'Closes the old cycle and opens the next one' }),
    layers: z.array(
      z.object({
        fuel_delivery_id: idOf('fuelDelivery'),
        quantity: Decimal,
        amount_cents: Cents,
        co2_kg: z.string().nullable().openapi({ example: '4924.363' }),
        co2_cost_eur: z.string().nullable().openapi({ example: '322.3' }),
      }),
    ),
  })
  .openapi('CycleChangeStock');

const DayRange = z.object({ from: Day.openapi({ example: '2025-01-01' }), to: Day });

const judged = {
  change_on: Day.openapi({ example: '2025-05-01' }),
  short_period: DayRange,
  next_period: DayRange,
  points: z.array(Point),
  divisions: z
    .array(Division)
    .openapi({ description: 'Everything that was divided; both parts are exactly the whole' }),
  stock: orNull(Stock),
  findings: z.array(CycleChangeFinding),
};

export const CycleChangeSimulation = z
  .object({
    billing_period_id: idOf('billingPeriod'),
    possible: z.boolean().openapi({ example: true, description: 'False: an error among the findings says why not' }),
    ...judged,
  })
  .openapi('CycleChangeSimulation');

const heads = {
  id: idOf('cycleChange'),
  livemode: z.boolean().openapi({ example: false }),
  property_id: idOf('property'),
  billing_period_id: idOf('billingPeriod').openapi({ description: 'The period that was cut short' }),
  next_billing_period_id: idOf('billingPeriod'),
};

export const CycleChange = z
  .object({
    ...heads,
    ...judged,
    cost_entries: z
      .array(
        z.object({
          cost_entry_id: idOf('costEntry').openapi({ description: 'As it was; it counts no more' }),
          old_cost_entry_id: orNull(idOf('costEntry')),
          next_cost_entry_id: orNull(idOf('costEntry')),
        }),
      )
      .openapi({ description: 'Costs that are not wholly of the old cycle, and what stands for them' }),
    fuel_deliveries: z
      .array(
        z.object({
          fuel_delivery_id: idOf('fuelDelivery'),
          next_fuel_delivery_id: idOf('fuelDelivery'),
          whole: z.boolean().openapi({ example: false, description: 'False: what was left of it' }),
        }),
      )
      .openapi({ description: 'Layers that open the next period, or were bought in it' }),
    before: BillingPeriod.openapi({ description: 'The running period as it was' }),
    created_at: Instant,
  })
  .openapi('CycleChange');

const CycleChangeSummary = z
  .object({ ...heads, change_on: judged.change_on, created_at: Instant })
  .openapi('CycleChangeSummary');

export const CycleChangePage = pageOf('CycleChangePage', CycleChangeSummary);

export const cycleChangeQuery = z.object({ ...pageQuery, property_id: idOf('property').optional() });
