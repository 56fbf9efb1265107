import { compare, isLess } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { SeriesFinding } from './findings.ts';
import type { ValidationLimits } from './limits.ts';
import {
  type DeviceSpan,
  daysBetween,
  type PointSeries,
  resetDays,
  type SeriesReading,
  shiftedDay,
} from './point-series.ts';

/** What a series is looked at beside. */
export interface Surroundings {
  /** Heat: nobody expects it to be counted in summer. */
  readonly heating: boolean;
  /** The points of the same use in the same house. */
  readonly neighbours: readonly PointSeries[];
  /** Days of which every reading was handed in: a device that is silent at their ends is silent. Left out: not known. */
  readonly known?: Period;
}

/**
 * Stretches in which a register did not move. Interpretation: no rule says when a register is stuck. It is remarkable
 * after 30 days while more than half of the neighbours that were read in these days moved, and after 90 days where none
 * was read; of heat only days from October to April count. Where most neighbours stood still as well, nobody is told.
 */
export function stuckStretches(
  { deviceId, resetsOn }: DeviceSpan,
  own: readonly SeriesReading[],
  limits: ValidationLimits,
  { heating, neighbours }: Surroundings,
): SeriesFinding[] {
  const findings: SeriesFinding[] = [];
  const close = (first: SeriesReading, last: SeriesReading): void => {
    const days = heating ? daysOfSeason(first.day, last.day, limits) : daysBetween(first.day, last.day);
    if (days < Math.min(limits.stuckDaysBesideMoving, limits.stuckDaysAlone)) return;
    const beside = neighbours.map((each) => movedWithin(each, { from: first.day, to: last.day }));
    const read = beside.filter((moved) => moved !== null);
    const moving = read.filter((moved) => moved).length;
    const stuck =
      read.length === 0
        ? days >= limits.stuckDaysAlone
        : days >= limits.stuckDaysBesideMoving && 2 * moving > read.length;
    if (!stuck) return;
    const total = String(daysBetween(first.day, last.day));
    findings.push({ code: 'stuck', deviceId, day: last.day, readingIds: [first.id, last.id], details: [total] });
  };
  let first: SeriesReading | null = null;
  let last: SeriesReading | null = null;
  for (const reading of own) {
    if (reading.kind !== 'register' || reading.day > limits.today) continue;
    const goesOn: boolean =
      first !== null &&
      compare(first.value, reading.value) === 0 &&
      resetDays(resetsOn, first.day, reading.day).length === 0;
    if (!goesOn) {
      if (first !== null && last !== null) close(first, last);
      first = reading;
    }
    last = reading;
  }
  if (first !== null && last !== null) close(first, last);
  return findings;
}

/** Days behind `from` up to `to` that lie in the heating season. */
function daysOfSeason(from: Day, to: Day, { heatingSeason }: ValidationLimits): number {
  const within = (day: Day): boolean => {
    const at = day.slice(5);
    return heatingSeason.from <= heatingSeason.to
      ? at >= heatingSeason.from && at <= heatingSeason.to
      : at >= heatingSeason.from || at <= heatingSeason.to;
  };
  let days = 0;
  for (let day = shiftedDay(from, 1); day <= to; day = shiftedDay(day, 1)) if (within(day)) days += 1;
  return days;
}

/** Whether any device of a point went up between readings of these days; null where there are not two. */
function movedWithin({ readings }: PointSeries, { from, to }: Period): boolean | null {
  const devices = Map.groupBy(
    readings.filter(({ day, kind }) => kind === 'register' && day >= from && day <= to),
    ({ deviceId }) => deviceId,
  );
  let known = false;
  for (const values of devices.values()) {
    const inOrder = values.toSorted((a, b) => (a.day < b.day ? -1 : 1));
    for (const [index, value] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (before === undefined) continue;
      known = true;
      if (isLess(before.value, value.value)) return true;
    }
  }
  return known ? false : null;
}
