import { compare, isLess, isZero } from '../money/fraction.ts';
import { overlapOf, type Period } from '../time/period.ts';
import { passedItsEnd } from './consumption.ts';
import type { SeriesFinding } from './findings.ts';
import { isJump, shiftOf } from './jump.ts';
import type { ValidationLimits } from './limits.ts';
import {
  type DeviceSpan,
  daysBetween,
  isResetDay,
  type PointSeries,
  resetDays,
  type SeriesReading,
} from './point-series.ts';
import { type Surroundings, stuckStretches } from './stuck.ts';

const ALONE: Surroundings = { heating: false, neighbours: [] };

/**
 * Findings in order of devices and days: gaps, jumps, moved decimal points, values going back, registers that stand
 * still, cut-off dates with and without a new beginning, exchanges, wrong clocks, devices at the same time.
 * `around` says what is measured and what the points beside this one reported.
 */
export function validateSeries(
  series: PointSeries,
  limits: ValidationLimits,
  around: Surroundings = ALONE,
): SeriesFinding[] {
  const findings: SeriesFinding[] = [];
  const spans = [...series.spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    const own = series.readings.filter(({ deviceId }) => deviceId === span.deviceId).sort(inOrder);
    findings.push(
      ...validateDevice(span, own, limits),
      ...silentEnds(span, own, limits, around.known),
      ...stuckStretches(span, own, limits, around),
    );
    if (next === undefined) continue;
    const { deviceId, from: day } = next;
    if (span.to === null || span.to > day) {
      findings.push({ code: 'overlapping_devices', deviceId, day, readingIds: [] });
    } else findings.push({ code: 'exchanged', deviceId, day, readingIds: [] });
  }
  const known = new Set(spans.map(({ deviceId }) => deviceId));
  for (const { id, deviceId, day } of series.readings) {
    if (!known.has(deviceId)) findings.push({ code: 'outside_device', deviceId, day, readingIds: [id] });
  }
  return findings;
}

/** What a device did from one reading to the next, and where it began and ended. `own` are its readings in order. */
function validateDevice(span: DeviceSpan, own: readonly SeriesReading[], limits: ValidationLimits): SeriesFinding[] {
  const { deviceId } = span;
  const findings: SeriesFinding[] = [];
  const find = (
    code: SeriesFinding['code'],
    about: readonly SeriesReading[],
    details?: SeriesFinding['details'],
  ): void => {
    const day = about.at(-1)?.day ?? span.from;
    const readingIds = about.map(({ id }) => id);
    findings.push({ code, deviceId, day, readingIds, ...(details === undefined ? {} : { details }) });
  };
  let previous: SeriesReading | null = null;
  let first: SeriesReading | null = null;
  let shifted: SeriesReading | null = null;
  for (const reading of own) {
    if (reading.day > limits.today) {
      find('future', [reading]);
      continue;
    }
    // A register sent on the day of the new beginning may be from either side of it.
    if (reading.kind === 'register' && isResetDay(span, reading.day)) continue;
    const outside = reading.day < span.from || (span.to !== null && reading.day > span.to);
    if (outside) find('outside_device', [reading]);
    if (isOfWrongClock(span, reading)) find('clock_wrong', [reading], [span.resetsOn ?? '']);
    if (previous === null) {
      if (!outside && belowItsBeginning(span, reading)) find('negative', [reading]);
    } else if (previous.day === reading.day) {
      if (conflicts(previous, reading)) find('conflicting_values', [previous, reading]);
    } else {
      const days = daysBetween(previous.day, reading.day);
      if (days > limits.gapDaysMax) find('gap', [previous, reading], [String(days)]);
      const reset = resetDays(span.resetsOn, previous.day, reading.day).length > 0;
      if (reset) {
        if (isLess(reading.value, previous.value)) find('reset', [previous, reading]);
        else if (wentOn(span, previous, reading, limits)) find('no_reset', [previous, reading], [span.resetsOn ?? '']);
        first = null;
        shifted = null;
      } else {
        const full = isLess(reading.value, previous.value) && passedItsEnd(span, previous.value, reading.value);
        const factor = full ? null : shiftOf(first, previous, reading, limits);
        if (factor !== null) {
          // Once said: what follows in the same wrong place needs no finding of its own.
          if (shifted === null || isLess(reading.value, shifted.value))
            find('unit_shift', [previous, reading], [factor]);
          shifted = reading;
          continue;
        }
        shifted = null;
        if (isLess(reading.value, previous.value)) {
          find(full ? 'roll_over' : 'negative', [previous, reading]);
        } else if (first !== null && isJump(first, previous, reading, limits)) find('jump', [previous, reading]);
      }
    }
    previous = reading;
    first ??= reading;
  }
  if (endsBelow(span, previous)) find('final_value_below', previous === null ? [] : [previous]);
  return findings;
}

/** Nobody knows what was before the days that are known. */
const atLeast = (days: number) => ({ de: `Mindestens ${days}`, en: `at least ${days}` });

/** Gaps before the first and behind the last reading of a device, as far as its readings are known. */
function silentEnds(
  { deviceId, from, to }: DeviceSpan,
  own: readonly SeriesReading[],
  { today, gapDaysMax }: ValidationLimits,
  known: Period | undefined,
): SeriesFinding[] {
  const end = to === null || to > today ? today : to;
  const here = known && overlapOf(known, { from, to: end });
  if (here === undefined || here.from > here.to) return [];
  const days = own.map(({ day }) => day).filter((day) => day >= here.from && day <= here.to);
  const first = days[0] ?? here.to;
  const last = days.at(-1) ?? here.to;
  return [
    { day: first, silent: daysBetween(here.from, first) },
    { day: here.to, silent: daysBetween(last, here.to) },
  ].flatMap(({ day, silent }) =>
    silent > gapDaysMax ? [{ code: 'gap' as const, deviceId, day, readingIds: [], details: [atLeast(silent)] }] : [],
  );
}

/** By day, on one day by value: the order in which a register moves. */
function inOrder(a: SeriesReading, b: SeriesReading): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return compare(a.value, b.value) || (a.id < b.id ? -1 : 1);
}

const conflicts = (a: SeriesReading, b: SeriesReading): boolean =>
  a.kind === 'due_date' && b.kind === 'due_date' && compare(a.value, b.value) !== 0;

/** A device stores its value at its cut-off date and on no other day. */
const isOfWrongClock = (span: DeviceSpan, { kind, day }: SeriesReading): boolean =>
  kind === 'due_date' && span.resetsOn !== null && !isResetDay(span, day);

/**
 * Whether a register that should have begun anew is not below the one before. Shortly behind the cut-off date that says
 * it went on; months later it may have counted as much again.
 */
function wentOn(
  { resetsOn }: DeviceSpan,
  previous: SeriesReading,
  reading: SeriesReading,
  { gapDaysMax }: ValidationLimits,
): boolean {
  const last = resetDays(resetsOn, previous.day, reading.day).at(-1);
  return (
    reading.kind === 'register' &&
    !isZero(previous.value) &&
    last !== undefined &&
    daysBetween(last, reading.day) <= gapDaysMax
  );
}

/** Without a new beginning in between nothing is counted backwards from the value noted at the installation. */
const belowItsBeginning = ({ initialValue, resetsOn, from }: DeviceSpan, { value, day }: SeriesReading): boolean =>
  initialValue !== null && resetDays(resetsOn, from, day).length === 0 && isLess(value, initialValue);

function endsBelow({ to, finalValue, resetsOn }: DeviceSpan, last: SeriesReading | null): boolean {
  if (to === null || finalValue === null || last === null || last.day > to) return false;
  return resetDays(resetsOn, last.day, to).length === 0 && isLess(finalValue, last.value);
}
