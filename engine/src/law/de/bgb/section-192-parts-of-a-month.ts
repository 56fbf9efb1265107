import { calendarBegin, calendarEnd } from '../../../time/calendar.ts';
import type { Day } from '../../../time/day.ts';
import { addDays } from '../../../time/shift.ts';
import { inForceOn } from '../../dated.ts';
import { PARTS_OF_A_MONTH, type PartsOfAMonth } from './section-192-parts-of-a-month.parameters.ts';

/** BGB section 192: beginning, middle or end of the month in which `day` lies. */
export function partOfMonth(part: keyof PartsOfAMonth, day: Day): Day {
  const end = calendarEnd('month', day);
  const number = inForceOn(PARTS_OF_A_MONTH, end).value[part];
  return number === null ? end : addDays(calendarBegin('month', day), Number(number) - 1);
}
