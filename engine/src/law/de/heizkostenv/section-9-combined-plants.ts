import { parse } from '../../../money/decimal.ts';
import { divide, type Fraction, multiply, ONE, subtract } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { type Period, shareOfYear } from '../../../time/period.ts';
import { type Dated, findInForce, firstDayOf, inForceOn, type NamedValue } from '../../dated.ts';
import {
  AREA_FORMULA_KWH_PER_M2,
  COMMERCIAL_SUPPLY_DIVISOR,
  type GasGroup,
  GROSS_GAS_FACTOR,
  HEAT_PUMP_FACTOR,
  NET_CALORIFIC_VALUES,
  VOLUME_FORMULA,
} from './section-9-combined-plants.parameters.ts';

/** What decides about the corrections of section 9(2); they touch the formulas only, never measured heat. */
export interface CombinedPlant {
  readonly energy: string;
  readonly billedByGrossValue: boolean;
  readonly commercialHeatSupply: boolean;
}

/** Heat of hot water by a formula, kWh of the period. */
export interface FormulaHeat {
  readonly kwh: Fraction;
  /** kWh before the corrections. */
  readonly uncorrectedKwh: Fraction;
  /** The formula and its corrections, in the order they are applied. */
  readonly parameters: readonly NamedValue[];
}

/** Section 9(2): `2.5 * V * (tw - 10)`; the volume is the period's own, so nothing is scaled. */
export function heatByVolume(
  { volumeM3, temperatureC }: { volumeM3: Fraction; temperatureC: Fraction | undefined },
  plant: CombinedPlant,
  period: Period,
): FormulaHeat {
  const formula = inForceOn(VOLUME_FORMULA, period.from);
  const { kwhPerM3AndKelvin, coldWaterC, defaultTemperatureC } = formula.value;
  const rise = subtract(temperatureC ?? parse(defaultTemperatureC), parse(coldWaterC));
  return corrected(multiply(multiply(parse(kwhPerM3AndKelvin), volumeM3), rise), plant, period.from, {
    id: 'heizkostenv.9.volume_formula',
    dated: formula,
  });
}

/**
 * Section 9(2): `32 * A` per year.
 * Interpretation: a shorter period takes days over days of the twelve months from its first day.
 */
export function heatByArea(areaM2: Fraction, plant: CombinedPlant, period: Period): FormulaHeat {
  const formula = inForceOn(AREA_FORMULA_KWH_PER_M2, period.from);
  return corrected(multiply(multiply(parse(formula.value), areaM2), shareOfYear(period)), plant, period.from, {
    id: 'heizkostenv.9.area_formula',
    dated: formula,
  });
}

/** First day of the factor for heat pumps. */
export const HEAT_PUMP_FACTOR_FROM: Day = firstDayOf(HEAT_PUMP_FACTOR);

/** Whether every correction this plant needs is in force on the day; the heat-pump factor came last. */
export const hasFormulaCorrections = (plant: CombinedPlant, day: Day): boolean =>
  plant.energy !== 'electricity_heat_pump' || findInForce(HEAT_PUMP_FACTOR, day) !== undefined;

/**
 * Interpretation: heat pumps stood outside the ordinance before the factor; whoever billed one by the formula did so
 * by agreement, and heat is comparable with electricity through the factor alone, so its first value is taken.
 */
const heatPumpDay = (day: Day): Day => {
  return day < HEAT_PUMP_FACTOR_FROM ? HEAT_PUMP_FACTOR_FROM : day;
};

/** Interpretation: the section lists its corrections side by side, so each applies where its own case is given. */
function corrected(uncorrectedKwh: Fraction, plant: CombinedPlant, day: Day, formula: NamedValue): FormulaHeat {
  let kwh = uncorrectedKwh;
  const parameters = [formula];
  const apply = (id: string, entries: readonly Dated<string>[], how: typeof multiply, on: Day = day) => {
    const dated = inForceOn(entries, on);
    kwh = how(kwh, parse(dated.value));
    parameters.push({ id: `heizkostenv.9.${id}`, dated });
  };
  if (plant.energy === 'natural_gas' && plant.billedByGrossValue) apply('gross_gas_factor', GROSS_GAS_FACTOR, multiply);
  if (plant.commercialHeatSupply) apply('commercial_supply_divisor', COMMERCIAL_SUPPLY_DIVISOR, divide);
  if (plant.energy === 'electricity_heat_pump') apply('heat_pump_factor', HEAT_PUMP_FACTOR, multiply, heatPumpDay(day));
  return { kwh, uncorrectedKwh, parameters };
}

/**
 * Section 9(3): kWh (net) per unit where no invoice names it; undefined where the table has no such fuel and unit.
 * Interpretation: natural gas of no named group is group H, which all but the north-west of the country is supplied with.
 */
export function tabulatedCalorificValue(
  fuel: string,
  unit: string,
  day: Day,
  group: GasGroup = 'H',
): Dated<Fraction> | undefined {
  const entry = inForceOn(NET_CALORIFIC_VALUES, day);
  const row = entry.value.find(
    (each) => each.fuel === fuel && each.unit === unit && (each.group === undefined || each.group === group),
  );
  return row && { ...entry, value: parse(row.kwhPerUnit) };
}

/**
 * Section 9(1), (3): share of hot water in the energy of the plant. Where fuel is counted in l, m3 or kg, the
 * heat becomes a quantity of fuel first (`Q / Hi`); energy in kWh is compared as it is.
 */
export function hotWaterShare(heatKwh: Fraction, energyUsed: Fraction, netCalorificValue: Fraction = ONE): Fraction {
  return divide(divide(heatKwh, netCalorificValue), energyUsed);
}
