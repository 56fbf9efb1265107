export { changeBillingCycle } from './change-cycle.ts';
export type {
  AdvancePayment,
  ChangedCycle,
  CostDays,
  CycleChange,
  CycleChangeResult,
  CyclePoint,
  PlantFields as CyclePlantFields,
  PointOwner,
  RefusedCycleChange,
  Split as CycleSplit,
  SplitPoint,
  SplitStock,
} from './cycle-change.ts';
export {
  type Anchor as RegisterAnchor,
  type InterimValue,
  type InterimValues,
  interimValuesAt,
} from './interim-value.ts';
export { SPLIT_RULE_SENTENCES, type SplitRule } from './split-rules.ts';
export { type HouseSpread, spreadOf } from './spread-of.ts';
