/** The verbs and queries of this slice that others may call. */
export { auditedRun } from './audit-run.ts';
export { type ClosedPeriod, findClosedPeriods, firstDayOfPeriodWith } from './closed-period.ts';
export { refuseSuperseded } from './insert-releases.ts';
export { namesOf } from './operating-costs/names.ts';
export type { OperatingCostPresentation } from './operating-costs/presentation.ts';
export { PERIOD_KINDS } from './period-kind.ts';
export { setInformedMonths, setReleaseHook } from './ports.ts';
export {
  DeviceRow,
  Presentation,
  type PresentationOccupancy,
  type PresentationUnit,
  PreviousPeriod,
  ValueMark,
} from './presentation.ts';
export { proposeCorrections } from './propose-corrections.ts';
export { holds, recalculateVersion } from './recalculate-version.ts';
export { runBilling } from './run-billing.ts';
export { StatementPayment, versionParams } from './statement-schemas.ts';
export {
  overviewKey,
  selectStatementsToShow,
  selectVersionsOfStatements,
} from './store-overviews.ts';
export type { ReleasableVersion, StatementRow } from './store-statements.ts';
export {
  fetchStatement,
  fetchStatementVersion,
} from './store-statements.ts';
export { operatingCostDocumentData, versionDocumentData } from './version-document-data.ts';
