export {
  type ClimateFactor,
  type ClimateFactorTable,
  climateFactorFor,
  climateFactorTable,
} from './climate-factors.ts';
export { type BilledPeriod, energyOfUsers, type OccupancyEnergy } from './energy-of-users.ts';
export type { ItemNumber, ItemReason } from './item-texts.ts';
export { type ParsedClimateFactors, parseClimateFactors } from './parse-climate-factors.ts';
export {
  type ComparisonObstacle,
  obstacleSentence,
  type UserEnergy,
  type WeatherAdjustedComparison,
  type WeatherAdjustedRow,
  weatherAdjustedComparison,
} from './weather-adjusted.ts';
export {
  type AverageObstacle,
  type ComparedEnergy,
  type YearlyComparison,
  yearlyComparison,
} from './yearly-comparison.ts';
export { meteringChargesEur, type YearlyInformation, type YearlyItem, yearlyItems } from './yearly-items.ts';
