import { z } from '@hono/zod-openapi';
import { Cents, Day, Decimal, Instant, idOf, orNull, pageOf } from '../../http/schemas.ts';

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });
const stamps = { created_at: Instant, updated_at: Instant };
const livemode = z.boolean().openapi({ example: false });
const rowVersion = z.int().openapi({ format: 'int32', example: 1 });

/** HeizkostenV section 7(2) and (4), section 8(2): a closed list. */
const COST_KINDS = [
  'fuel',
  'fuel_delivery',
  'heat_supply',
  'heating_electricity',
  'operating_electricity',
  'operation',
  'maintenance',
  'cleaning',
  'emission_measurement',
  'metering_rent',
  'calibration',
  'reading',
  'billing',
  'water_supply',
] as const;

const costFields = {
  kind: z.enum(COST_KINDS).openapi({ example: 'maintenance', description: 'HeizkostenV § 7(2) and (4), § 8(2)' }),
  scope: z.enum(['combined', 'heating', 'hot_water']).openapi({
    example: 'combined',
    description: 'What it was for; combined: of the plant that makes both, divided by the energy (HeizkostenV § 9)',
  }),
  description: text('Rechnung 25-1187').openapi({ description: 'The receipt as printed on statements' }),
  day: Day.nullable().openapi({ description: 'Day of the receipt' }),
  amount_cents: Cents.openapi({ example: 24_633, description: 'Gross' }),
  labor_cents: Cents.min(0)
    .nullable()
    .openapi({ example: 11_900, description: 'Labour part, gross, at most the cost (EStG § 35a)' }),
};

/** What a change of cycle made of an entry, and of what it made one. */
const divisionFields = (kind: 'costEntry' | 'fuelDelivery') => ({
  superseded_by: orNull(idOf('cycleChange')).openapi({
    description:
      'The change of cycle that divided it or took it to the next period; it counts no more and is not listed',
  }),
  divided_from: orNull(z.object({ id: idOf(kind), cycle_change_id: idOf('cycleChange') })).openapi({
    description: 'What it is a part of, or was before the change of cycle',
  }),
});

export const CostEntry = z
  .object({
    id: idOf('costEntry'),
    livemode,
    version: rowVersion,
    property_id: idOf('property'),
    billing_period_id: idOf('billingPeriod'),
    ...costFields,
    ...divisionFields('costEntry'),
    ...stamps,
  })
  .openapi('CostEntry');
export const CreateCostEntry = z
  .strictObject({
    billing_period_id: idOf('billingPeriod').openapi({ description: 'A period of heating' }),
    ...costFields,
    day: costFields.day.default(null),
    labor_cents: costFields.labor_cents.default(null),
  })
  .openapi('CreateCostEntry');
export const UpdateCostEntry = z.strictObject(costFields).partial().openapi('UpdateCostEntry');

const fuelFields = {
  kind: z.enum(['opening', 'purchase']).openapi({ example: 'purchase', description: 'Opening stock, or bought' }),
  day: Day.openapi({ example: '2025-03-14', description: 'Of the delivery; the oldest layer is used up first' }),
  unit: z.enum(['l', 'm3', 'kg']).openapi({ example: 'l', description: 'That of the closing stock' }),
  quantity: Decimal.openapi({ example: '2000', description: 'In `unit`' }),
  amount_cents: Cents.min(0).openapi({ example: 154_812, description: 'Gross, delivery and discounts included' }),
  co2_kg: Decimal.nullable().openapi({ example: '5352.6', description: 'From the invoice (CO2KostAufG § 3(1))' }),
  co2_cost_cents: Cents.min(0).nullable().openapi({ example: 35_033, description: 'From the invoice, gross' }),
};

export const FuelDelivery = z
  .object({
    id: idOf('fuelDelivery'),
    livemode,
    version: rowVersion,
    property_id: idOf('property'),
    billing_period_id: idOf('billingPeriod'),
    ...fuelFields,
    ...divisionFields('fuelDelivery'),
    ...stamps,
  })
  .openapi('FuelDelivery');
export const CreateFuelDelivery = z
  .strictObject({
    billing_period_id: idOf('billingPeriod').openapi({ description: 'A period of heating' }),
    ...fuelFields,
    co2_kg: fuelFields.co2_kg.default(null),
    co2_cost_cents: fuelFields.co2_cost_cents.default(null),
  })
  .openapi('CreateFuelDelivery');
export const UpdateFuelDelivery = z.strictObject(fuelFields).partial().openapi('UpdateFuelDelivery');

export const CostEntryPage = pageOf('CostEntryPage', CostEntry);
export const FuelDeliveryPage = pageOf('FuelDeliveryPage', FuelDelivery);
