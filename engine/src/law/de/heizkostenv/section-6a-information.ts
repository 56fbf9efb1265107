import { calendarBegin, calendarEnd, cutBy } from '../../../time/calendar.ts';
import type { Day } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { findInForce } from '../../dated.ts';
import {
  CONSUMPTION_INFORMATION_MONTHS,
  YEARLY_INFORMATION,
  type YearlyInformationItem,
} from './section-6a-information.parameters.ts';

/** Section 6a(3), (5): whether a statement for a period that begins on `day` owes this; `byConsumption`: it rests on it. */
export function owesInformation(item: YearlyInformationItem['item'], day: Day, byConsumption: boolean): boolean {
  const row = findInForce(YEARLY_INFORMATION, day)?.value.find((each) => each.item === item);
  return row !== undefined && (byConsumption || row.always);
}

/**
 * Section 6a(1): the months, as `2025-03`, for which a user with remotely readable equipment is informed.
 * Interpretation: the ordinance does not speak of months in which somebody moved; they are not owed.
 */
export function monthsOfInformation(occupancy: Period): string[] {
  return cutBy('month', occupancy)
    .filter(({ from, to }) => from === calendarBegin('month', from) && to === calendarEnd('month', to))
    .filter(({ from }) => findInForce(CONSUMPTION_INFORMATION_MONTHS, from) !== undefined)
    .map(({ from }) => from.slice(0, 7));
}
