export { auditHouse } from './audit-house.ts';
export type { CheckGroup as AuditCheckGroup, Severity as AuditSeverity } from './check.ts';
export { CHECKS as AUDIT_CHECKS, type Check as AuditCheck, type CheckId as AuditCheckId } from './checks/index.ts';
export type * from './facts.ts';
export type { PotKind as AuditPotKind, Reduction, ReductionRight } from './reduction.ts';
export type { AuditFinding, AuditReport, CheckRun } from './report.ts';
export { AUDIT_SETTINGS, type AuditSetting, type AuditSettingName } from './settings.ts';
export type { AuditSubject } from './subject.ts';
