import { gapOfMeters } from '../law/de/bgb/section-556a-keys.ts';
import { format } from '../money/decimal.ts';
import { add, type Fraction, sum, ZERO } from '../money/fraction.ts';
import type { Findings } from './findings.ts';
import type { HouseModel, UnitModel } from './model.ts';
import { isOwn, recordedIn } from './recorded.ts';

/** The whole invoice goes by the ratio of the sub-meters, whatever the main meter shows. */
export interface ColdWaterShares {
  readonly amount: Fraction;
  readonly volumeM3: Fraction;
}

/**
 * Volumes of all units, with every finding about them.
 * Interpretation: `cold_water_m3` is the volume billed here; a house that bills the water of its hot water here,
 * and not under HeizkostenV section 8(2), counts it in.
 */
export function resolveColdWater(
  { coldWater, units, period }: HouseModel,
  findings: Findings,
): ColdWaterShares | undefined {
  if (coldWater === undefined) return undefined;
  let volumeM3 = ZERO;
  for (const unit of units) volumeM3 = add(volumeM3, volumeOf(unit, findings));
  if (volumeM3.n === 0n) {
    findings.add('cold_water_zero', '/cold_water');
    return undefined;
  }
  const main = coldWater.mainMeterM3;
  if (main !== undefined && main.n > 0n) {
    // Interpretation: a main meter stands before or behind the branch to the water heater; the nearer sum counts.
    const { verdict, percent } = gapOfMeters(main, [volumeM3, add(volumeM3, hotWaterOf(units))], period.from);
    const details = [format(main), format(volumeM3), String(percent)];
    const path = '/cold_water/main_meter_m3';
    if (verdict === 'refused') findings.add('cold_water_difference_too_large', path, details);
    else if (verdict === 'remarkable') findings.add('cold_water_difference', path, details);
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
  const recorded = recordedIn(unit, 'cold_water_m3', unit.coldWater, ({ coldWater }) => coldWater, findings);
  if (isOwn(recorded)) return sum(recorded);
  // Interpretation: that all units must be metered is what courts ask for. No setting lets one be guessed here: a house with a
  // unit of no meter takes another key for its water, in its operating costs.
  if (recorded === undefined) findings.add('cold_water_missing', `${unit.path}/cold_water_m3`);
  return recorded ?? ZERO;
}
