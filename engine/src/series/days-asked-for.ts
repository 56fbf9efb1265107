import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { type DeviceSpan, resetDays, shiftedDay } from './point-series.ts';

/**
 * The days on which a reading can decide what these devices counted in these periods, ascending. Readings of all other
 * days may be left out: `consumptionOf` answers the same. Of years of daily readings that leaves a handful a month.
 */
export function daysAskedFor(spans: readonly DeviceSpan[], periods: readonly Period[]): Day[] {
  const ends = new Set<Day>(periods.flatMap(({ from, to }) => [shiftedDay(from, -1), to]));
  const [first, last] = outermost(ends);
  if (first === undefined || last === undefined) return [];
  for (const { from, to, resetsOn } of spans) {
    const ownEnds = [shiftedDay(from, -1), ...(to === null ? [] : [to])];
    for (const day of ownEnds) if (day >= first && day <= last) ends.add(day);
    for (const day of resetDays(resetsOn, first, shiftedDay(last, 1))) ends.add(day);
  }
  // The day behind marks the same boundary (`readingAtEndOf`).
  return [...new Set([...ends].flatMap((day) => [day, shiftedDay(day, 1)]))].sort();
}

function outermost(days: ReadonlySet<Day>): [first: Day | undefined, last: Day | undefined] {
  const inOrder = [...days].sort();
  return [inOrder[0], inOrder.at(-1)];
}
