import { latestNoticeDay } from '../../law/de/bgb/section-188-latest-notice.ts';
import type { Day } from '../../time/day.ts';
import { addDays, addMonths } from '../../time/shift.ts';
import type { IndexClause } from '../terms/section-7-index-clause.parameters.ts';

/**
 * AGB section 7(5a): the first day on which a price may change. `lastAdjustedOn` is the day the last change took
 * effect, left out before the first one.
 * Interpretation: "at the earliest twelve months after the start and then on 1 January" is the first 1 January that is
 * twelve months or more after the start, and each 1 January after it.
 */
export function firstAdjustmentDay(clause: IndexClause, startsOn: Day, lastAdjustedOn?: Day): Day {
  const earliest =
    lastAdjustedOn === undefined ? addMonths(startsOn, Number(clause.firstAfterMonths)) : addDays(lastAdjustedOn, 1);
  const inYear = `${earliest.slice(0, 4)}-${clause.effectiveOn}` as Day;
  return inYear >= earliest ? inYear : addMonths(inYear, 12);
}

/** Whether prices may change on a day at all: the clause's day of the year, not before `first`. */
export const isAdjustmentDay = (clause: IndexClause, day: Day, first: Day): boolean =>
  day.slice(5) === clause.effectiveOn && day >= first;

/**
 * AGB section 7(9): the last day on which the request may arrive for a change to take effect on `effectiveOn`. The
 * weeks have run in full when that day begins.
 */
export const latestReceiptDay = (clause: IndexClause, effectiveOn: Day): Day =>
  latestNoticeDay(addDays(effectiveOn, -1), { weeks: Number(clause.noticeWeeks) });
