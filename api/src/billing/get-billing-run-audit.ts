import type { z } from '@hono/zod-openapi';
import type { AuditReport } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { auditRunById } from './audit/audit-run.ts';
import type { BillingRunAudit } from './audit/schemas.ts';
import { centsOf } from './house/euro.ts';

type Wire = z.infer<typeof BillingRunAudit>;

/** What the audit says of a calculated run today: every check with what it found, and what a fault would cost. */
export async function getBillingRunAudit(context: Context, runId: string): Promise<Wire> {
  authorize(context, 'getBillingRunAudit');
  const { findings, checks } = await auditRunById(context, runId);
  return {
    run_id: runId,
    releasable: !findings.some(({ severity }) => severity === 'error'),
    findings: findings.map(({ reduction, ...finding }) => ({ ...finding, reduction: toReduction(reduction) })),
    checks: checks.map(({ lacks, ...check }) => ({ ...check, lacks: [...lacks] })),
  };
}

function toReduction(reduction: AuditReport['findings'][number]['reduction']): Wire['findings'][number]['reduction'] {
  if (reduction === null) return null;
  const { legal_basis, percent, up_to, total_eur, occupants } = reduction;
  return {
    legal_basis,
    percent,
    up_to,
    total_cents: centsOf(total_eur),
    occupants: occupants.map(({ unit, occupancy, reduction_eur }) => ({
      unit_id: unit,
      occupancy_id: occupancy,
      amount_cents: centsOf(reduction_eur),
    })),
  };
}
