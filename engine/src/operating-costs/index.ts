export type { OperatingCostFinding, OperatingCostFindingCode } from './finding-kinds.ts';
export type {
  KeyName,
  OperatingCostKey,
  OperatingCostKeys,
  OperatingCostLabour,
  OperatingCostOccupancy,
  OperatingCostPosition,
  OperatingCostReadings,
  OperatingCostsHouse,
  OperatingCostUnit,
  OperatingCostWater,
} from './house.ts';
export { type OperatingCostAmount, operatingCostReasonId } from './reason-ids.ts';
export type {
  AdvanceProposal,
  BilledOperatingCosts,
  HeatingKind,
  HeatingResult,
  LabourCertificate,
  LabourLine,
  OperatingCostKeyResult,
  OperatingCostLine,
  OperatingCostName,
  OperatingCostOccupant,
  OperatingCostPositionResult,
  OperatingCostsResult,
  RefusedOperatingCosts,
} from './result.ts';
export { billOperatingCosts } from './run.ts';
