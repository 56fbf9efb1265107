export {
  type Consumption,
  type ConsumptionPart,
  consumptionOf,
  type MissingReason,
  type PartEnd,
} from './consumption.ts';
export { daysAskedFor } from './days-asked-for.ts';
export { type ExpectedRange, expectedRange } from './expected-range.ts';
export type { SeriesFinding } from './findings.ts';
export { MISSING_REASON_WORDS } from './missing-words.ts';
export {
  type DeviceSpan,
  type MonthDay,
  type PointSeries,
  type SeriesReading,
  shiftedDay,
} from './point-series.ts';
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
export { type ValidationLimits, validateSeries } from './validate.ts';
