export {
  type Consumption,
  type ConsumptionPart,
  consumptionOf,
  type MissingReason,
  type PartEnd,
} from './consumption.ts';
export { daysAskedFor } from './days-asked-for.ts';
export { type ExpectedRange, expectedRange } from './expected-range.ts';
export {
  SERIES_FINDINGS,
  type SeriesFinding,
  type SeriesFindingCode,
  type SeriesSeverity,
  wordsOfFinding,
} from './findings.ts';
export { SERIES_LIMITS, type SeriesLimits, type ValidationLimits } from './limits.ts';
export { MISSING_REASON_WORDS } from './missing-words.ts';
export { PICK_DAYS_MAX, PICK_DEFAULT, type PickedValue, type PickRule, valueAtEndOf } from './month-end.ts';
export { SERIES_ORIGINS, type SeriesOrigin, worstOrigin } from './origin.ts';
export {
  type DeviceSpan,
  type MonthDay,
  type PointSeries,
  resetDays,
  type SeriesReading,
  shiftedDay,
} from './point-series.ts';
export type { Surroundings } from './stuck.ts';
export {
  type NoSubstitute,
  type PassedOver,
  type PreviousUse,
  type RecordedUse,
  type ReferenceValue,
  type Substitute,
  type SubstituteMethod,
  type SubstituteRequest,
  substituteFor,
} from './substitute.ts';
export { validateSeries } from './validate.ts';
export {
  definedWithin,
  type PointValue,
  type VirtualConsumption,
  type VirtualDefinition,
  type VirtualPart,
  type VirtualPoint,
  type VirtualReason,
  type VirtualTerm,
  virtualConsumption,
} from './virtual.ts';
export {
  type NamedPoint,
  VIRTUAL_DEPTH_MAX,
  VIRTUAL_FINDINGS,
  type VirtualFinding,
  virtualFindings,
} from './virtual-findings.ts';
