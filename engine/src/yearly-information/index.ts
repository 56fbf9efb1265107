export { type AverageUserComparison, compareWithAverageUser } from './average-user-comparison.ts';
export {
  type ClimateFactor,
  type ClimateFactorTable,
  climateFactorFor,
  climateFactorTable,
} from './climate-factors.ts';
export type { ItemNumber, ItemReason } from './item-texts.ts';
export { type ParsedClimateFactors, parseClimateFactors } from './parse-climate-factors.ts';
export {
  type ComparisonObstacle,
  energyOfUse,
  type UserEnergy,
  type WeatherAdjustedComparison,
  type WeatherAdjustedRow,
  weatherAdjustedComparison,
} from './weather-adjusted.ts';
export { meteringChargesEur, type YearlyInformation, type YearlyItem, yearlyItems } from './yearly-items.ts';
