import type { z } from '@hono/zod-openapi';
import type { OperatingCostEntry } from './entry-schemas.ts';
import type { OperatingCostRow } from './store.ts';

export type OperatingCostEntryWire = z.infer<typeof OperatingCostEntry>;

export function toOperatingCostEntry(row: OperatingCostRow): OperatingCostEntryWire {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    property_id: row.propertyId,
    billing_period_id: row.billingPeriodId,
    kind: row.kind as OperatingCostEntryWire['kind'],
    description: row.description,
    day: row.day,
    amount_cents: row.amountCents,
    ...row.data,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
