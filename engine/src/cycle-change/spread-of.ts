import type { Fraction } from '../money/fraction.ts';
import type { DegreeDayWeight } from '../time/degree-days.ts';
import type { PointOwner } from './cycle-change.ts';
import type { Spread } from './interim-value.ts';

/** What the registers of a house are taken to move by around the change. */
export interface HouseSpread {
  /** Of the running period. */
  readonly weights: readonly DegreeDayWeight[];
  /** Share of hot water in the energy of the house, 0 to 1; undefined without one. */
  readonly hotWaterShare: Fraction | undefined;
}

/** Hot water and its heat go by days, heat by degree days, the energy of the house by both. */
export function spreadOf(of: PointOwner, { weights, hotWaterShare }: HouseSpread): Spread {
  const heat: Spread = { by: 'degree_days', weights };
  if ('group' in of) return heat;
  if ('unit' in of) return of.use === 'heating' ? heat : { by: 'days' };
  if (of.house !== 'energy_used') return { by: 'days' };
  return hotWaterShare === undefined ? heat : { by: 'hot_water_and_degree_days', weights, hotWaterShare };
}
