export { changesBetween, type ValueChange } from './changes.ts';
export {
  type CausedDifference,
  DIFFERENCE_CAUSES,
  type Difference,
  type DifferenceCause,
  explainDifference,
  type LineDifference,
  type VersionFigures,
} from './difference.ts';
export {
  type ExplainedAmount,
  type Explanation,
  type ExplanationInput,
  type ExplanationStep,
  explainAmount,
} from './explain.ts';
export { type ExplainedOccupant, isOfOthers, type Occupant, placeIn } from './explained.ts';
export { explainMeasurement, type MeasuredValue } from './measurement.ts';
export { EXPLANATION_LANGUAGES, type ExplanationLanguage } from './number-format.ts';
