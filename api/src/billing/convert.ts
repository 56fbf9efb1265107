import type { z } from '@hono/zod-openapi';
import type { BillingPeriod, CostEntry, FuelDelivery } from './schemas.ts';
import type { CostRow, FuelRow, PeriodRow } from './store.ts';

export type BillingPeriodWire = z.infer<typeof BillingPeriod>;
export type CostEntryWire = z.infer<typeof CostEntry>;
export type FuelDeliveryWire = z.infer<typeof FuelDelivery>;

const identity = (row: { id: string; livemode: boolean; version: number }) => ({
  id: row.id,
  livemode: row.livemode,
  version: row.version,
});

const stamps = (row: { createdAt: Date; updatedAt: Date }) => ({
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});

export function toBillingPeriod(row: PeriodRow): BillingPeriodWire {
  const { keys, ...settings } = row.settings;
  const ofHeating = row.kind === 'heating';
  return {
    ...identity(row),
    property_id: row.propertyId,
    kind: row.kind as BillingPeriodWire['kind'],
    from: row.fromDay,
    to: row.toDay,
    keys: ofHeating ? keys : null,
    settings: ofHeating ? settings : null,
    operating_costs: row.operatingCosts,
    advances: [...row.advances],
    ...stamps(row),
  };
}

const division = ({ supersededBy, dividedFrom }: Pick<CostRow, 'supersededBy' | 'dividedFrom'>) => ({
  superseded_by: supersededBy,
  divided_from: dividedFrom && { id: dividedFrom.id, cycle_change_id: dividedFrom.cycle_change_id },
});

export function toCostEntry(row: CostRow): CostEntryWire {
  return {
    ...identity(row),
    property_id: row.propertyId,
    billing_period_id: row.billingPeriodId,
    kind: row.kind as CostEntryWire['kind'],
    scope: row.scope as CostEntryWire['scope'],
    description: row.description,
    day: row.day,
    amount_cents: row.amountCents,
    labor_cents: row.laborCents,
    ...division(row),
    ...stamps(row),
  };
}

export function toFuelDelivery(row: FuelRow): FuelDeliveryWire {
  return {
    ...identity(row),
    property_id: row.propertyId,
    billing_period_id: row.billingPeriodId,
    kind: row.kind as FuelDeliveryWire['kind'],
    day: row.day,
    unit: row.unit as FuelDeliveryWire['unit'],
    quantity: row.quantity,
    amount_cents: row.amountCents,
    co2_kg: row.co2Kg,
    co2_cost_cents: row.co2CostCents,
    ...division(row),
    ...stamps(row),
  };
}
