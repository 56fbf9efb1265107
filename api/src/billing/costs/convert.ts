import type { z } from '@hono/zod-openapi';
import type { CostEntry, FuelDelivery } from './schemas.ts';
import type { CostRow, FuelRow } from './store.ts';

export type CostEntryWire = z.infer<typeof CostEntry>;
export type FuelDeliveryWire = z.infer<typeof FuelDelivery>;

const division = ({ supersededBy, dividedFrom }: Pick<CostRow, 'supersededBy' | 'dividedFrom'>) => ({
  superseded_by: supersededBy,
  divided_from: dividedFrom && { id: dividedFrom.id, cycle_change_id: dividedFrom.cycle_change_id },
});

export function toCostEntry(row: CostRow): CostEntryWire {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    property_id: row.propertyId,
    billing_period_id: row.billingPeriodId,
    kind: row.kind as CostEntryWire['kind'],
    scope: row.scope as CostEntryWire['scope'],
    description: row.description,
    day: row.day,
    amount_cents: row.amountCents,
    labor_cents: row.laborCents,
    ...division(row),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function toFuelDelivery(row: FuelRow): FuelDeliveryWire {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
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
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
