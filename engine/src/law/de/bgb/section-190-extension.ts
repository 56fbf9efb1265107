import type { Day } from '../../../time/day.ts';
import { addDays } from '../../../time/shift.ts';
import { periodEnd } from './section-188-end.ts';
import type { Duration } from './section-189-duration.ts';

/**
 * BGB section 190: the last day of a period that follows on one which ended with `previousEnd`. Both are one whole, so
 * `previousEnd` is the day before section 193 moved it.
 * Interpretation: a period ends with its last day, so the new one begins with the start of the next day and that day
 * counts (section 187(2)): a month after 28 February ends on 31 March.
 */
export const extendedPeriodEnd = (previousEnd: Day, extension: Duration): Day =>
  periodEnd({ startOfDay: addDays(previousEnd, 1) }, extension);
