import { type CalendarUnit, calendarBegin, calendarEnd, cutBy, type Day, type Period } from '@klarmeter/engine';
import { refuseWrongSpan } from '../series/refuse-wrong-span.ts';

/** How many months or years are shown where nobody says, and at most. Begun ones count. */
const COUNTS = { month: { usual: 24, most: 36 }, year: { usual: 5, most: 10 } } as const;

/** The days asked for, as far as they are known before a reading is. */
export interface AskedSpan {
  readonly interval: CalendarUnit;
  /** Null: as many months or years as usual. */
  readonly from: Day | null;
  /** Null: up to the newest reading. */
  readonly to: Day | null;
  /** The last day that may be asked for together with `from`; null without `from`. */
  readonly until: Day | null;
}

/** @throws Problem `validation-failed` where the span ends before it begins or is too long. */
export function askedSpan(interval: CalendarUnit, from: Day | undefined, to: Day | undefined): AskedSpan {
  const { usual, most } = COUNTS[interval];
  if (to === undefined) {
    return from === undefined
      ? { interval, from: null, to: null, until: null }
      : { interval, from, to: null, until: calendarEnd(interval, from, most - 1) };
  }
  if (from === undefined) return { interval, from: calendarBegin(interval, to, 1 - usual), to, until: to };
  refuseWrongSpan({ from, to }, { unit: interval, most, count: () => cutBy(interval, { from, to }).length });
  return { interval, from, to, until: to };
}

/** The days of an occupancy; null where there is no limit. */
export interface Stay {
  readonly from: Day | null;
  readonly to: Day | null;
}

const later = (a: Day, b: Day | null): Day => (b !== null && b > a ? b : a);
const earlier = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a);

/**
 * What is shown of a unit: the days asked for that belong to the stay. `newest` is the day of the newest reading. Of a
 * stay that touches the days asked for something is always left, if only the month in which it begins.
 */
export function shownSpan({ interval, from, to, until }: AskedSpan, stay: Stay, newest: Day): Period {
  const begin = from === null ? stay.from : later(from, stay.from);
  const end = to ?? earlier(calendarEnd('month', later(earlier(newest, stay.to), begin)), until);
  const first = from ?? calendarBegin(interval, end, 1 - COUNTS[interval].usual);
  return { from: later(first, stay.from), to: earlier(end, stay.to) };
}
