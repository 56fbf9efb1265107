import { askChecks, refusedReport } from './ask-checks.ts';
import { CHECKS, type CheckId } from './checks/index.ts';
import { reductionOf } from './reduction.ts';
import type { AuditReport } from './report.ts';
import { type AuditSubject, readSubject } from './subject.ts';

/**
 * Asks every check of the audit about one billed house before its statements are released. Pure: the day and whatever
 * else it has to know stand in the facts. Never throws on an input: facts that cannot be read are unknown and a finding,
 * and a house that cannot be billed is answered with what is wrong with it.
 */
export function auditHouse(given: AuditSubject): AuditReport<CheckId> {
  const subject = readSubject(given);
  if ('ok' in subject) return refusedReport(CHECKS, subject.findings);
  return askChecks(CHECKS, subject, reductionOf);
}
