export {
  AVERAGE_UNITS_MIN,
  type AverageMember,
  type AverageUser,
  averageUser,
  type ReferenceAverage,
} from './average.ts';
export { type ClosedPeriodBasis, closedPeriodBasis } from './closed-period.ts';
export { closedPeriodPrices } from './closed-period-prices.ts';
export { type Communication, communicationFor, type UserContact } from './communication.ts';
export {
  type InformationDevice,
  type InformationDuty,
  type InformedHouse,
  type InformedOccupancy,
  type InformedUnit,
  informationDueOn,
  informationDuties,
} from './duties.ts';
export type { DutyReason } from './duty-sentences.ts';
export { type InformMonthOptions, informMonth, monthlyReasonId } from './inform-month.ts';
export type {
  MonthFile,
  MonthGroup,
  MonthHeatingBasis,
  MonthHotWaterBasis,
  MonthMissingReason,
  MonthOccupancy,
  MonthPast,
  MonthPastUse,
  MonthUnit,
  MonthUse,
} from './month-file.ts';
export type {
  ConversionBasis,
  InformedMonth,
  MandatoryItem,
  MonthlyAverage,
  MonthlyComparison,
  MonthlyInformation,
  MonthlyPast,
  MonthlyUseInformation,
  MonthResult,
  RefusedMonth,
  ValueOrigin,
} from './result.ts';
export { NOT_A_BILL, PROVISIONAL } from './sentences.ts';
