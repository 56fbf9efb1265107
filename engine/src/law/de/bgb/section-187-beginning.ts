import type { Day } from '../../../time/day.ts';
import { addDays } from '../../../time/shift.ts';

/**
 * What a period begins with. BGB section 187(1): something that falls into the day, such as a receipt; the day does
 * not count. Section 187(2): the start of the day itself, as with a tenancy; the day counts.
 */
export type PeriodBeginning = { readonly event: Day } | { readonly startOfDay: Day };

/** BGB section 187: the first day that counts. */
export const firstDayOfPeriod = (beginning: PeriodBeginning): Day =>
  'event' in beginning ? addDays(beginning.event, 1) : beginning.startOfDay;
