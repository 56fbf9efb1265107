import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { PARTS_OF_A_YEAR } from './section-189-parts-of-a-year.parameters.ts';

/** How long a period is; whole numbers, zero or more. Half a month may stand alone or after whole months. */
export type Duration =
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number; readonly halfMonth?: true }
  | { readonly halfMonth: true }
  | { readonly quarters: number }
  | { readonly halfYears: number }
  | { readonly years: number };

/** BGB section 189: the months to go forward first, then the days. `on` is the first day of the period. */
export function monthsAndDays(duration: Duration, on: Day): { readonly months: number; readonly days: number } {
  if ('days' in duration) return { months: 0, days: duration.days };
  if ('weeks' in duration) return { months: 0, days: duration.weeks * 7 };
  if ('years' in duration) return { months: duration.years * 12, days: 0 };
  if ('quarters' in duration) return { months: duration.quarters * Number(partsOn(on).quarterMonths), days: 0 };
  if ('halfYears' in duration) return { months: duration.halfYears * Number(partsOn(on).halfYearMonths), days: 0 };
  return {
    months: 'months' in duration ? duration.months : 0,
    days: duration.halfMonth ? Number(partsOn(on).halfMonthDays) : 0,
  };
}

const partsOn = (day: Day) => inForceOn(PARTS_OF_A_YEAR, day).value;
