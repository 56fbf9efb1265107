import type { z } from '@hono/zod-openapi';
import type { Release, Statement, StatementVersionSummary } from './schemas.ts';
import type { CurrentStatement } from './store.ts';
import type { ReleasableVersion, ReleaseRow, VersionRow } from './version-store.ts';

export type StatementWire = z.infer<typeof Statement>;
export type ReleaseWire = z.infer<typeof Release>;

const amounts = (row: VersionRow) => ({
  total_cents: row.totalCents,
  vat_contained_cents: row.vatContainedCents,
  advance_cents: row.advanceCents,
  balance_cents: row.balanceCents,
});

export function toStatement({ statement, latest }: CurrentStatement): StatementWire {
  return {
    id: statement.id,
    livemode: statement.livemode,
    kind: statement.kind as StatementWire['kind'],
    number: statement.number,
    property_id: statement.propertyId,
    billing_period_id: statement.billingPeriodId,
    unit_id: statement.unitId,
    occupancy_id: statement.occupancyId,
    latest_version: latest.version,
    ...amounts(latest),
    created_at: statement.createdAt.toISOString(),
  };
}

export function toVersionSummary({ version, release }: ReleasableVersion): z.infer<typeof StatementVersionSummary> {
  return {
    id: version.id,
    livemode: version.livemode,
    statement_id: version.statementId,
    version: version.version,
    run_id: version.runId,
    reason: version.reason,
    lines: [...version.lines],
    operating_costs: version.operatingCosts,
    ...amounts(version),
    digest: version.digest,
    released_at: release?.releasedAt.toISOString() ?? null,
    created_at: version.createdAt.toISOString(),
  };
}

export function toRelease(row: ReleaseRow, version: VersionRow): ReleaseWire {
  return {
    id: row.id,
    livemode: row.livemode,
    statement_version_id: version.id,
    statement_id: version.statementId,
    version: version.version,
    released_by: row.releasedBy,
    released_at: row.releasedAt.toISOString(),
  };
}
