import type { z } from '@hono/zod-openapi';
import type { BillingPeriod } from './schemas.ts';
import type { PeriodRow } from './store.ts';

export type BillingPeriodWire = z.infer<typeof BillingPeriod>;

export function toBillingPeriod(row: PeriodRow): BillingPeriodWire {
  const { keys, ...settings } = row.settings;
  const ofHeating = row.kind === 'heating';
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    property_id: row.propertyId,
    kind: row.kind as BillingPeriodWire['kind'],
    from: row.fromDay,
    to: row.toDay,
    keys: ofHeating ? keys : null,
    settings: ofHeating ? settings : null,
    operating_costs: row.operatingCosts,
    advances: [...row.advances],
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
