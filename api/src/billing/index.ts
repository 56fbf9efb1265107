/** The verbs and queries of this slice that others may call. */
export { type ReleaseHook, setReleaseHook } from './ports.ts';
export {
  DeviceRow,
  Presentation,
  type PresentationOccupancy,
  type PresentationUnit,
  PreviousPeriod,
  ValueMark,
} from './presentation.ts';
export { runBilling } from './run-billing.ts';
export {
  type CurrentStatement,
  fetchStatement,
  fetchStatementVersion,
  type StatementRow,
  type VersionRow,
} from './store-statements.ts';
export { type VersionDocumentData, versionDocumentData } from './version-document-data.ts';
