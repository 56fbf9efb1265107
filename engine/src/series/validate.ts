import { compare, type Fraction, isLess, multiply, subtract } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { passedItsEnd } from './consumption.ts';
import type { SeriesFinding } from './findings.ts';
import { type DeviceSpan, daysBetween, type PointSeries, resetDays, type SeriesReading } from './point-series.ts';

/** What counts as remarkable. Figures of the operator, not of the law. */
export interface ValidationLimits {
  /** The day of the check; a reading behind it comes from a wrong clock. */
  readonly today: Day;
  /** More days than this without a reading are a gap. */
  readonly gapDaysMax: number;
  /** A daily consumption above this multiple of the device's average so far is a jump. */
  readonly jumpFactor: bigint;
  /** Days of readings needed before an average says anything. */
  readonly jumpDaysMin: number;
}

/** Findings in order of devices and days: gaps, jumps, values going back, wrong clocks, devices that overlap. */
export function validateSeries(series: PointSeries, limits: ValidationLimits): SeriesFinding[] {
  const findings: SeriesFinding[] = [];
  const spans = [...series.spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    if (next !== undefined && (span.to === null || span.to > next.from)) {
      findings.push({ code: 'overlapping_devices', deviceId: next.deviceId, day: next.from, readingIds: [] });
    }
    findings.push(...validateDevice(span, series.readings, limits));
  }
  return findings;
}

function validateDevice(
  span: DeviceSpan,
  readings: readonly SeriesReading[],
  limits: ValidationLimits,
): SeriesFinding[] {
  const { deviceId } = span;
  const findings: SeriesFinding[] = [];
  const find = (code: SeriesFinding['code'], ...about: readonly SeriesReading[]): void => {
    const day = about.at(-1)?.day ?? span.from;
    findings.push({ code, deviceId, day, readingIds: about.map(({ id }) => id) });
  };
  const own = readings.filter((r) => r.deviceId === deviceId).sort(inOrder);
  let previous: SeriesReading | null = null;
  let first: SeriesReading | null = null;
  for (const reading of own) {
    if (reading.day > limits.today) {
      find('future', reading);
      continue;
    }
    if (reading.day < span.from || (span.to !== null && reading.day > span.to)) find('outside_device', reading);
    if (previous !== null) {
      if (previous.day === reading.day) {
        if (
          previous.kind === 'due_date' &&
          reading.kind === 'due_date' &&
          compare(previous.value, reading.value) !== 0
        ) {
          find('conflicting_values', previous, reading);
        }
      } else {
        if (daysBetween(previous.day, reading.day) > limits.gapDaysMax) find('gap', previous, reading);
        const reset = resetDays(span.resetsOn, previous.day, reading.day).length > 0;
        if (reset) first = null;
        else if (isLess(reading.value, previous.value)) {
          find(passedItsEnd(span, previous.value, reading.value) ? 'roll_over' : 'negative', previous, reading);
        } else if (first !== null && isJump(first, previous, reading, limits)) find('jump', previous, reading);
      }
    }
    previous = reading;
    first ??= reading;
  }
  return findings;
}

/** By day, on one day by value: the order in which a register moves. */
function inOrder(a: SeriesReading, b: SeriesReading): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return compare(a.value, b.value) || (a.id < b.id ? -1 : 1);
}

/** Whether the step to `reading` is steeper than `jumpFactor` times the way from `first` to `previous`. */
function isJump(
  first: SeriesReading,
  previous: SeriesReading,
  reading: SeriesReading,
  limits: ValidationLimits,
): boolean {
  const daysBefore = daysBetween(first.day, previous.day);
  const counted = subtract(previous.value, first.value);
  if (daysBefore < limits.jumpDaysMin || counted.n <= 0n) return false;
  const step = subtract(reading.value, previous.value);
  const days = (n: number): Fraction => ({ n: BigInt(n), d: 1n });
  // step / stepDays > factor * counted / daysBefore, without dividing
  const steep = multiply(step, days(daysBefore));
  const usual = multiply(counted, days(daysBetween(previous.day, reading.day)));
  return compare(steep, multiply(usual, { n: limits.jumpFactor, d: 1n })) > 0;
}
