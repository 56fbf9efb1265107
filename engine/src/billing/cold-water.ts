import { format } from '../money/decimal.ts';
import { add, compare, divide, type Fraction, fraction, subtract, ZERO } from '../money/fraction.ts';
import type { Findings } from './findings.ts';
import type { HouseModel, UnitModel } from './model.ts';

/** The whole invoice goes by the ratio of the sub-meters, whatever the main meter shows. */
export interface ColdWaterShares {
  readonly amount: Fraction;
  readonly volumeM3: Fraction;
}

/** Differences of main meter and sub-meters above which a house is warned of, or not billed. */
const WARN_ABOVE = fraction(20n, 100n);
const REFUSE_ABOVE = fraction(25n, 100n);

/**
 * Volumes of all units, with every finding about them.
 * Interpretation: `cold_water_m3` is the volume billed here; a house that bills the water of its hot water here,
 * and not under HeizkostenV section 8(2), counts it in.
 */
export function resolveColdWater({ coldWater, units }: HouseModel, findings: Findings): ColdWaterShares | undefined {
  if (coldWater === undefined) return undefined;
  let volumeM3 = ZERO;
  for (const unit of units) volumeM3 = add(volumeM3, volumeOf(unit, findings));
  if (volumeM3.n === 0n) {
    findings.add('cold_water_zero', '/cold_water');
    return undefined;
  }
  const main = coldWater.mainMeterM3;
  if (main !== undefined && main.n > 0n) {
    const gapTo = (volume: Fraction) => {
      const gap = divide(subtract(main, volume), main);
      return gap.n < 0n ? { n: -gap.n, d: gap.d } : gap;
    };
    // Interpretation: a main meter stands before or behind the branch to the water heater; the nearer sum counts.
    const cold = gapTo(volumeM3);
    const withHot = gapTo(add(volumeM3, hotWaterOf(units)));
    const size = compare(withHot, cold) < 0 ? withHot : cold;
    const details = [format(main), format(volumeM3)];
    const path = '/cold_water/main_meter_m3';
    if (compare(size, REFUSE_ABOVE) > 0) findings.add('cold_water_difference_too_large', path, details);
    else if (compare(size, WARN_ABOVE) > 0) findings.add('cold_water_difference', path, details);
  }
  return { amount: coldWater.amount, volumeM3 };
}

/** Hot water as recorded; what a failed meter would have shown is left out of a comparison. */
function hotWaterOf(units: readonly UnitModel[]): Fraction {
  let m3 = ZERO;
  for (const { hotWater, occupancies } of units) {
    const own = occupancies.flatMap((occupancy) => (occupancy.hotWater === undefined ? [] : [occupancy.hotWater]));
    m3 = add(m3, own.length === 0 ? (hotWater ?? ZERO) : own.reduce(add, ZERO));
  }
  return m3;
}

function volumeOf(unit: UnitModel, findings: Findings): Fraction {
  const own = unit.occupancies.flatMap(({ coldWater }) => (coldWater === undefined ? [] : [coldWater]));
  if (own.length === 0) {
    if (unit.coldWater === undefined) findings.add('cold_water_missing', `${unit.path}/cold_water_m3`);
    return unit.coldWater ?? ZERO;
  }
  if (own.length === unit.occupancies.length) {
    if (unit.coldWater !== undefined)
      findings.add('unit_value_unused', `${unit.path}/cold_water_m3`, [], 'BGB § 556a(1)');
    return own.reduce(add, ZERO);
  }
  for (const occupancy of unit.occupancies) {
    if (occupancy.coldWater !== undefined) continue;
    findings.add('reading_incomplete', `${occupancy.path}/cold_water_m3`, [], 'BGB § 556a(1)');
  }
  return ZERO;
}
