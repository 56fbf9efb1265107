export { ENERGY_NAMES } from './energy-names.ts';
export type { Finding, FindingCode } from './findings.ts';
export { type HeatingLabourCost, heatingLabourOf } from './heating-labour.ts';
export type {
  CostScope,
  Energy,
  House,
  HouseCo2,
  HouseCost,
  HouseFailure,
  HouseFuelStock,
  HouseGroup,
  HouseHotWaterShare,
  HouseKeys,
  HouseOccupancy,
  HousePlant,
  HousePot,
  HouseUnit,
} from './house.ts';
export { ENERGIES, ENERGY_FACTS } from './house.ts';
export type { CarriedLayer } from './layers-left.ts';
export { type ProvisionalValue, provisionalValuesBehind } from './provisional-values.ts';
export {
  occupantReasonId,
  type Reason,
  type ReasonParameter,
  type ReasonTree,
  reasonTree,
  valueAt,
} from './reasons.ts';
export type {
  BilledHouse,
  BillResult,
  ClosingLayer,
  Co2Result,
  LineCode,
  OccupantResult,
  RefusedHouse,
  StatementLine,
} from './result.ts';
export { type BillOptions, billHouse } from './run.ts';
