import { askChecks, refusedReport } from '../ask-checks.ts';
import type { AuditReport } from '../report.ts';
import { OPERATING_COST_CHECKS, type OperatingCostCheckId } from './checks/index.ts';
import { reductionOf } from './reduction.ts';
import { type OperatingCostAuditSubject, readOperatingCostSubject } from './subject.ts';

/** The audit of a statement of operating costs: like `auditHouse`, with checks of BetrKV and BGB sections 556 to 560. */
export function auditOperatingCosts(given: OperatingCostAuditSubject): AuditReport<OperatingCostCheckId> {
  const subject = readOperatingCostSubject(given);
  if ('ok' in subject) return refusedReport(OPERATING_COST_CHECKS, subject.findings);
  return askChecks(OPERATING_COST_CHECKS, subject, reductionOf);
}
