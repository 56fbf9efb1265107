export type { ExplainedOccupant } from './calculations.ts';
export {
  type ExplainedAmount,
  type Explanation,
  type ExplanationInput,
  type ExplanationStep,
  explainAmount,
} from './explain.ts';
export { EXPLANATION_LANGUAGES, type ExplanationLanguage } from './number-format.ts';
