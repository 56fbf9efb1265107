import type { z } from '@hono/zod-openapi';
import type { BillingRun } from './schemas.ts';
import type { RunRow } from './store.ts';

export type BillingRunWire = z.infer<typeof BillingRun>;

export function toBillingRun(row: RunRow): BillingRunWire {
  const { totals, ...progress } = row.progress;
  return {
    id: row.id,
    livemode: row.livemode,
    property_id: row.propertyId,
    billing_period_id: row.billingPeriodId,
    status: row.status as BillingRunWire['status'],
    reason: row.reason,
    progress,
    findings: [...row.findings],
    totals: totals ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
  };
}
