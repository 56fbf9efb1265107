export type { ExplainedOccupant } from './calculations.ts';
export {
  type CausedDifference,
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
export { changesBetween, DIFFERENCE_CAUSES, type ValueChange } from './house-changes.ts';
export { EXPLANATION_LANGUAGES, type ExplanationLanguage } from './number-format.ts';
