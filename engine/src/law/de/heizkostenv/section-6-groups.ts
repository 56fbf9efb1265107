import { add, type Fraction, fraction, isLess, multiply, subtract } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn, type NamedValue } from '../../dated.ts';
import { GROUP_CONSUMPTION_PERCENT_MIN } from './section-6-groups.parameters.ts';

/** Least percent that goes to groups by what was recorded of them, in a period that begins on `day`. */
export const leastGroupPercent = (day: Day): bigint => inForceOn(GROUP_CONSUMPTION_PERCENT_MIN, day).value;

/** Whether groups may share this percent (50 to 100) by recorded consumption, in a period that begins on `day`. */
export function isGroupConsumptionPercent(percent: Fraction, day: Day): boolean {
  const least = fraction(leastGroupPercent(day));
  return !isLess(percent, least) && !isLess(fraction(100n), percent);
}

/** Behind a group's share stands how little of it may go by consumption. */
export const groupParameters = (day: Day): readonly NamedValue[] => [
  { id: 'heizkostenv.6.group_consumption_min', dated: inForceOn(GROUP_CONSUMPTION_PERCENT_MIN, day) },
];

export interface GroupShareInput {
  readonly consumptionPercent: Fraction;
  /** Recorded by the group's own meter, over the same of all groups: 0 to 1. */
  readonly recordedShare: Fraction;
  /** Area of the group over the area of all groups: 0 to 1. */
  readonly areaShare: Fraction;
}

/** HeizkostenV section 6(2): a pre-recorded group's share of the whole cost, 0 to 1. */
export function groupShare({ consumptionPercent, recordedShare, areaShare }: GroupShareInput): Fraction {
  const byConsumption = multiply(consumptionPercent, fraction(1n, 100n));
  return add(multiply(byConsumption, recordedShare), multiply(subtract(fraction(1n), byConsumption), areaShare));
}
