import type { House } from '../billing/house.ts';
import { gapOfMeters } from '../law/de/bgb/section-556a-keys.ts';
import { format } from '../money/decimal.ts';
import { add, type Fraction, sum, ZERO } from '../money/fraction.ts';
import type { Consumptions } from './consumption.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import type { OperatingCostsModel, UnitModel } from './model.ts';

/** Where a house has hot-water meters, it has to be said who bills their water, and nobody may bill it twice. */
export function checkHotWater(
  { units, water }: OperatingCostsModel,
  heating: House | undefined,
  findings: OperatingCostFindings,
): void {
  const path = '/water/hot_water_billed_here';
  const supplied = heating?.costs?.some(({ kind }) => kind === 'water_supply') ?? false;
  if (water.hotBilledHere === undefined) {
    if (units.some(hasHotWater)) findings.add('hot_water_choice_missing', path);
  } else if (water.hotBilledHere) {
    if (supplied) findings.add('hot_water_twice', path);
  } else if (heating !== undefined && !supplied && units.some(hasHotWater)) {
    findings.add('hot_water_not_billed', path);
  }
}

/**
 * Compares the main meter with the sub-meters. The whole invoice goes by the ratio of the sub-meters whatever it shows;
 * a difference above the limit has to be explained.
 */
export function checkMainMeter(
  { units, water, period }: OperatingCostsModel,
  consumptions: Consumptions,
  findings: OperatingCostFindings,
): void {
  const { mainMeterM3: main, differenceReason: reason } = water;
  if (main === undefined || main.n === 0n) return;
  const used = units.map((unit) => consumptions.of('water', unit));
  if (used.includes(undefined)) return;
  const recorded = sum(used.flatMap((own) => (own ?? []).map(({ value }) => value)));
  const subMeters = add(recorded, water.commonM3 ?? ZERO);
  // Interpretation: a main meter stands before or behind the branch to the water heater; the nearer sum counts.
  const withHot = water.hotBilledHere ? subMeters : add(subMeters, sum(units.map(hotWaterOf)));
  const path = '/water/main_meter_m3';
  const { verdict, percent } = gapOfMeters(main, [subMeters, withHot], period.from);
  const details = [format(main), format(subMeters), String(percent)];
  if (verdict === 'remarkable') findings.add('cold_water_difference', path, details);
  if (verdict !== 'refused') return;
  if ((reason ?? '').trim() === '') findings.add('cold_water_difference_too_large', path, details);
  else findings.add('meter_gap_explained', path, [...details, reason ?? '']);
}

const HOT = 'hot_water_m3';

const hasHotWater = (unit: UnitModel): boolean =>
  unit.readings.has(HOT) || unit.occupancies.some(({ readings }) => readings.has(HOT));

function hotWaterOf({ readings, occupancies }: UnitModel): Fraction {
  const own = occupancies.flatMap(({ readings: each }) => each.get(HOT) ?? []);
  return own.length > 0 ? sum(own) : (readings.get(HOT) ?? ZERO);
}
