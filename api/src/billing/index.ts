/** The verbs and queries of this slice that others may call. */
export { auditedRun } from './audit/audit-run.ts';
export { setInformedMonths } from './audit/informed-months.ts';
export { proposeCorrections } from './corrections/propose-corrections.ts';
export { namesOf } from './operating-costs/names.ts';
export type { OperatingCostPresentation } from './operating-costs/presentation.ts';
export { PERIOD_KINDS } from './periods/kind.ts';
export {
  DeviceRow,
  Presentation,
  type PresentationOccupancy,
  type PresentationUnit,
  PreviousPeriod,
  ValueMark,
} from './presentation/presentation.ts';
export { type ClosedPeriod, findClosedPeriods, firstDayOfPeriodWith } from './runs/closed-periods.ts';
export { runBilling } from './runs/run-billing.ts';
export {
  overviewKey,
  selectStatementsToShow,
  selectVersionsOfStatements,
} from './statements/overview-store.ts';
export { StatementPayment, versionParams } from './statements/schemas.ts';
export type { StatementRow } from './statements/store.ts';
export { fetchStatement } from './statements/store.ts';
export type { ReleasableVersion } from './statements/version-store.ts';
export { fetchStatementVersion } from './statements/version-store.ts';
export { operatingCostDocumentData, versionDocumentData } from './versions/document-data.ts';
export { refuseSuperseded } from './versions/insert-releases.ts';
export { holds, recalculateVersion } from './versions/recalculate.ts';
export { setReleaseHook } from './versions/release-hook.ts';
