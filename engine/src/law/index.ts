export { type Citation, type Dated, findInForce, firstDayOf, inForceOn, type ParameterInfo } from './dated.ts';
export { isAtMostTwelveMonths } from './de/bgb/section-556-billing-period.ts';
export { type ObjectionDeadline, objectionDeadline } from './de/bgb/section-556-objection.ts';
export { STAGES, type Stage } from './de/co2kostaufg/section-5-split.parameters.ts';
export { classifyResidential } from './de/co2kostaufg/section-5-split.ts';
export { type InstalledDevice, unreadableSince } from './de/heizkostenv/section-5-equipment.ts';
export { HEATING_CONSUMPTION_PERCENT } from './de/heizkostenv/section-7-heat-costs.parameters.ts';
export { isWithin } from './de/heizkostenv/section-7-heat-costs.ts';
export { HOT_WATER_CONSUMPTION_PERCENT } from './de/heizkostenv/section-8-hot-water-costs.parameters.ts';
export { heatByArea, heatByVolume, hotWaterShare } from './de/heizkostenv/section-9-combined-plants.ts';
export { reductionCents } from './de/heizkostenv/section-12-reductions.ts';
export {
  type ReductionCircumstances,
  type ReductionRisk,
  type ReductionRisks,
  type RiskDevice,
  reductionRisks,
} from './de/heizkostenv/section-12-risks.ts';
export { calibratedUntil } from './de/messev/section-34-calibration.ts';
export { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from './de/vdi2067/table-22-degree-days.parameters.ts';
export {
  type JsonValue,
  LAW_PARAMETERS,
  type LawParameter,
  lawParametersOn,
  type PublishedLawParameter,
} from './register.ts';
export type { Sentence } from './sentence.ts';
