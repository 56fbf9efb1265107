import {
  add,
  divide,
  type Fraction,
  formatFixed,
  heatByVolume,
  isZero,
  multiply,
  ONE,
  type Period,
  parse,
  sum,
  ZERO,
} from '@klarmeter/engine';
import type { UnitRow } from '../properties/index.ts';
import type { HouseSource, SpannedOccupancy } from './house-source.ts';
import { measureHouse } from './measure-units.ts';
import type { Presentation, PresentationOccupancy } from './presentation.ts';

type Comparison = PresentationOccupancy['comparison'];

/** A plant to which none of the corrections of the formula applies: wanted is heat, not fuel. */
const UNCORRECTED = { energy: 'heating_oil', billedByGrossValue: false, commercialHeatSupply: false };

/**
 * HeizkostenV section 6a(3) no. 4 and 5: this period, the one before and the average of the same kind of rooms. Heat is
 * weather-adjusted, hot water is not.
 * Interpretation: the ordinance names no average user; it is the mean per square metre of the rooms of the same kind in
 * the house, times the area of this unit.
 */
export function comparisonOf(
  source: HouseSource,
  unit: UnitRow,
  { row, span }: SpannedOccupancy,
  heatingUnit: Presentation['heating_unit'],
): Comparison {
  const { preceding, period, billingPeriod } = source;
  const before = preceding?.statements.get(row.id);
  if (before === undefined || preceding === null) return { available: false, reason: 'first_period' };
  if (heatingUnit !== 'kWh') return { available: false, reason: 'units_not_energy' };
  const now = billingPeriod.settings.climate_factor;
  const then = preceding.row.settings.climate_factor;
  const whole = span.from === period.from && span.to === period.to;
  const own = source.measured.get(unit.id);
  if (now === null || then === null || !whole || own?.heating?.value == null) {
    return { available: false, reason: 'climate_factor_missing' };
  }
  const perM3 = heatPerM3(source);
  const unitsOf = (code: string) => parse(before.lines.find((line) => line.code === code)?.units ?? '0');
  const entry = (
    who: 'now' | 'before' | 'average',
    label: string,
    heat: Fraction,
    factor: string,
    water: Fraction,
  ) => ({
    who,
    label,
    heating_kwh: formatFixed(heat, 1),
    climate_factor: factor,
    heating_adjusted_kwh: formatFixed(multiply(heat, parse(factor)), 1),
    hot_water_kwh: formatFixed(multiply(water, perM3), 1),
  });
  const { heating, water } = averageOf(source, unit);
  return {
    available: true,
    rows: [
      entry('now', `Sie ${nameOf(period)}`, own.heating.value, now, own.hot_water?.value ?? ZERO),
      entry('before', `Sie ${nameOf(before)}`, unitsOf('heating_consumption'), then, unitsOf('hot_water_consumption')),
      entry('average', 'Durchschnitt im Haus', heating, now, water),
    ],
  };
}

function nameOf({ from, to }: { readonly from: string; readonly to: string }): string {
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : `${from.slice(0, 7)} bis ${to.slice(0, 7)}`;
}

/** Heat of the hot water over its volume where both are measured, else what the formula of the ordinance gives. */
function heatPerM3({
  points,
  measured,
  period,
}: {
  points: HouseSource['points'];
  measured: HouseSource['measured'];
  period: Period;
}): Fraction {
  const heat = measureHouse(points, 'hot_water_heat', period)?.value ?? null;
  const volume = sum([...measured.values()].map(({ hot_water }) => hot_water?.value ?? ZERO));
  if (heat !== null && !isZero(volume)) return divide(heat, volume);
  return heatByVolume({ volumeM3: ONE, temperatureC: undefined }, UNCORRECTED, period).uncorrectedKwh;
}

function averageOf({ units, measured }: HouseSource, unit: UnitRow): { heating: Fraction; water: Fraction } {
  const alike = units.filter(({ use, userGroup }) => use === unit.use && userGroup === unit.userGroup);
  const mean = (pick: 'heating' | 'hot_water', areaOf: (of: UnitRow) => string) => {
    let value = ZERO;
    let area = ZERO;
    for (const each of alike) {
      const recorded = measured.get(each.id)?.[pick]?.value ?? null;
      if (recorded === null) continue;
      value = add(value, recorded);
      area = add(area, parse(areaOf(each)));
    }
    return isZero(area) ? ZERO : multiply(divide(value, area), parse(areaOf(unit)));
  };
  return {
    heating: mean('heating', ({ heatingAreaM2 }) => heatingAreaM2),
    water: mean('hot_water', ({ hotWaterAreaM2 }) => hotWaterAreaM2),
  };
}
