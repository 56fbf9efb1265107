export { germanCitation } from './citation.ts';
export { type Citation, type Dated, findInForce, firstDayOf, inForceOn, type ParameterInfo } from './dated.ts';
export type { OperatingCostKind, OperatingCostKindId } from './de/betrkv/section-2-kinds.parameters.ts';
export { operatingCostKindsOn } from './de/betrkv/section-2-kinds.ts';
export { firstDayOfPeriod, type PeriodBeginning } from './de/bgb/section-187-beginning.ts';
export { periodEnd } from './de/bgb/section-188-end.ts';
export { latestNoticeDay } from './de/bgb/section-188-latest-notice.ts';
export type { Duration } from './de/bgb/section-189-duration.ts';
export { extendedPeriodEnd } from './de/bgb/section-190-extension.ts';
export { daysNotContiguous } from './de/bgb/section-191-not-contiguous.ts';
export { partOfMonth } from './de/bgb/section-192-parts-of-a-month.ts';
export { isWorkingDay, section193Day } from './de/bgb/section-193-working-day.ts';
export {
  type InterestPart,
  type LateInterest,
  type LateInterestInput,
  lateInterest,
} from './de/bgb/section-288-late-interest.ts';
export { isAtMostTwelveMonths } from './de/bgb/section-556-billing-period.ts';
export { type ObjectionDeadline, objectionDeadline } from './de/bgb/section-556-objection.ts';
export { type StatementDeadline, statementDeadline } from './de/bgb/section-556-statement.ts';
export { STAGES, type Stage } from './de/co2kostaufg/section-5-split.parameters.ts';
export { classifyResidential } from './de/co2kostaufg/section-5-split.ts';
export { type OwnSupply, type OwnSupplyClaim, ownSupplyClaim } from './de/co2kostaufg/section-6-own-supply.ts';
export { heatingLabourKind, LABOUR_KINDS, type LabourKind } from './de/estg/section-35a-labour.ts';
export { type InstalledDevice, unreadableSince } from './de/heizkostenv/section-5-equipment.ts';
export { HEATING_CONSUMPTION_PERCENT } from './de/heizkostenv/section-7-heat-costs.parameters.ts';
export { DELIVERED_ENERGY_COST_KINDS, isWithin } from './de/heizkostenv/section-7-heat-costs.ts';
export { HOT_WATER_CONSUMPTION_PERCENT } from './de/heizkostenv/section-8-hot-water-costs.parameters.ts';
export { heatByArea, heatByVolume, hotWaterShare } from './de/heizkostenv/section-9-combined-plants.ts';
export { agreedRange, KEY_AGREEMENTS, type KeyAgreement } from './de/heizkostenv/section-10-agreements.ts';
export {
  type OrdinanceFacts,
  type OrdinanceVerdict,
  ordinanceApplies,
} from './de/heizkostenv/section-11-exceptions.ts';
export { reductionCents } from './de/heizkostenv/section-12-reductions.ts';
export {
  type ReductionCircumstances,
  type ReductionRisk,
  type ReductionRisks,
  type RiskDevice,
  reductionRisks,
} from './de/heizkostenv/section-12-risks.ts';
export { type WarmRentShares, warmRentShares } from './de/heizkostenv/section-12-warm-rent.ts';
export type { HolidayCode } from './de/holidays/days.ts';
export { firstHolidayDay, holidayOn, holidaysOf, localHolidaysOf, type PublicHoliday } from './de/holidays/holidays.ts';
export { type Place, STATE_NAMES, STATES, type State } from './de/holidays/place.ts';
export { type NotificationDuty, notificationDuty } from './de/messeg/section-32-notification.ts';
export { calibratedUntil } from './de/messev/section-34-calibration.ts';
export { grossOf, vatPercentOn } from './de/ustg/section-12-rate.ts';
export { degreeDayWeights, SUMMERS, type Summer } from './de/vdi2067/table-22-degree-days.ts';
export {
  type JsonValue,
  LAW_PARAMETERS,
  type LawParameter,
  lawParametersOn,
  type PublishedLawParameter,
} from './register.ts';
export { byRuleSet, RULE_SET, RULE_SETS } from './rule-sets.ts';
export { type Detail, filled, type Sentence } from './sentence.ts';
