export { changeBillingCycle } from './change-cycle.ts';
export type {
  AdvancePayment,
  ChangedCycle,
  CostDays,
  CycleChange,
  CycleChangeResult,
  CyclePoint,
  PointOwner,
  RefusedCycleChange,
  Split as CycleSplit,
  SplitPoint,
  SplitStock,
} from './cycle-change.ts';
export type { Anchor as RegisterAnchor, InterimValue } from './interim-value.ts';
export { SPLIT_RULE_SENTENCES, type SplitRule } from './split-rules.ts';
