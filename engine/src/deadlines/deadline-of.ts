import { section193Day } from '../law/de/bgb/section-193-working-day.ts';
import { firstHolidayDay } from '../law/de/holidays/holidays.ts';
import type { Place } from '../law/de/holidays/place.ts';
import type { Day } from '../time/day.ts';
import { withinCalendar } from '../time/shift.ts';
import { DEADLINE_RULES, type DeadlineId, type DeadlineRule } from './catalogue.ts';
import type { Deadline } from './deadline.ts';

export interface DeadlineContext {
  /** Where the declaration has to be made or the performance rendered; without it nothing is moved. */
  readonly place?: Place;
  /** Day the contract was concluded, which picks the terms; the anchor where left out. */
  readonly agreedOn?: Day;
}

/**
 * The deadline that follows from `anchor` (`DEADLINE_RULES[id].anchor` says which day that is); undefined where the rule
 * does not reach it: before the law or the terms, for a device that had to comply when it was installed, or where the
 * calendar ends with the year 9999.
 */
export const deadlineOf = (id: DeadlineId, anchor: Day, context: DeadlineContext = {}): Deadline | undefined =>
  withinCalendar(() => counted(id, anchor, context));

function counted(id: DeadlineId, anchor: Day, context: DeadlineContext): Deadline | undefined {
  const rule: DeadlineRule = DEADLINE_RULES[id];
  const due = rule.due(anchor, context.agreedOn ?? anchor);
  if (due === undefined) return undefined;
  const { dueDate, source, count, cautiousDate = dueDate } = due;
  const dueDateShifted = rule.section193 === 'none' ? dueDate : shifted(dueDate, context.place);
  return {
    id,
    dueDate,
    dueDateShifted,
    cautiousDate,
    plannedDate: rule.section193 === 'decisive' ? (dueDateShifted ?? dueDate) : cautiousDate,
    section193: rule.section193,
    ruleDe: rule.ruleDe(count),
    ruleEn: rule.ruleEn(count),
    legalBasis: `${source.statute} ${source.provision}`,
    source,
  };
}

function shifted(day: Day, place: Place | undefined): Day | null {
  if (place === undefined || day < firstHolidayDay(place.state)) return null;
  return section193Day(day, place);
}
