import { add, compare, type Fraction, isLess, multiply, ONE, subtract, sum, ZERO } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { readingAtEndOf } from './boundary.ts';
import type { SeriesFinding } from './findings.ts';
import {
  type DeviceSpan,
  isResetDay,
  type PointSeries,
  resetDays,
  type SeriesReading,
  shiftedDay,
} from './point-series.ts';

/** One end of a part: the register value, the day at whose end it holds, and where it comes from. */
export interface PartEnd {
  readonly value: Fraction;
  readonly day: Day;
  /** Null where the value was written down at installation or removal, or is the zero after a reset. */
  readonly readingId: string | null;
  readonly origin: 'reading' | 'due_date' | 'installation' | 'removal' | 'reset';
}

/** What one device counted without interruption. */
export interface ConsumptionPart {
  readonly deviceId: string;
  readonly start: PartEnd;
  readonly end: PartEnd;
  /** Evaluation factor on the unit scale, otherwise 1. */
  readonly factor: Fraction;
  /** Added because the register passed its capacity; otherwise 0. */
  readonly rollOver: Fraction;
  /** (end - start + rollOver) * factor. */
  readonly consumption: Fraction;
}

/** Why a consumption could not be measured. */
export type MissingReason =
  | 'no_device'
  | 'start_value_missing'
  | 'end_value_missing'
  | 'due_date_value_missing'
  | 'initial_value_missing'
  | 'final_value_missing'
  | 'evaluation_factor_missing'
  | 'negative_consumption';

export type Consumption =
  | {
      readonly status: 'measured';
      readonly value: Fraction;
      readonly parts: readonly ConsumptionPart[];
      readonly findings: readonly SeriesFinding[];
    }
  | {
      readonly status: 'missing';
      readonly reason: MissingReason;
      /** Null where no device was there. */
      readonly deviceId: string | null;
      /** The day whose value is missing. */
      readonly day: Day;
      /** What could be measured all the same, before and behind the failure. */
      readonly parts: readonly ConsumptionPart[];
      readonly findings: readonly SeriesFinding[];
    };

interface Missing {
  readonly reason: MissingReason;
  readonly deviceId: string | null;
  readonly day: Day;
}

/**
 * Interpretation: neither law nor standard says when a smaller value is a full register and when a fault. A register
 * that passed its end has moved only little in between: at most a tenth of its capacity.
 */
const ROLL_OVER_SHARE = 10n;

/**
 * The measured consumption of a point from the beginning of `from` to the end of `to`, in the unit of its register, or
 * why there is none. Device exchanges add up, allocators are followed through their resets, the evaluation factor of
 * the unit scale is applied exactly once.
 */
export function consumptionOf(series: PointSeries, period: Period): Consumption {
  const parts: ConsumptionPart[] = [];
  const findings: SeriesFinding[] = [];
  const missing: Missing[] = [];
  const spans = series.spans
    .filter((span) => span.from <= period.to && (span.to === null || span.to >= period.from))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.deviceId < b.deviceId ? -1 : 1));

  let covered = shiftedDay(period.from, -1);
  for (const span of spans) {
    // A device replaced on a day may be followed by the next one on the same day or the day behind.
    if (span.from > shiftedDay(covered, 1)) missing.push(noDevice(shiftedDay(covered, 1), findings));
    measureSpan(series, span, period, { parts, findings, missing });
    const end = span.to === null || span.to > period.to ? period.to : span.to;
    if (end > covered) covered = end;
  }
  if (covered < period.to) missing.push(noDevice(shiftedDay(covered, 1), findings));

  const [first] = missing;
  if (first !== undefined) return { status: 'missing', ...first, parts, findings };
  return { status: 'measured', value: sum(parts.map(({ consumption }) => consumption)), parts, findings };
}

function noDevice(day: Day, findings: SeriesFinding[]): Missing {
  findings.push({ code: 'no_device', deviceId: null, day, readingIds: [] });
  return { reason: 'no_device', deviceId: null, day };
}

interface Collected {
  readonly parts: ConsumptionPart[];
  readonly findings: SeriesFinding[];
  readonly missing: Missing[];
}

function measureSpan(series: PointSeries, span: DeviceSpan, period: Period, into: Collected): void {
  const { deviceId } = span;
  const boundary = shiftedDay(period.from, -1);
  const startDay = span.from > boundary ? shiftedDay(span.from, -1) : boundary;
  const removed = span.to !== null && span.to <= period.to ? span.to : null;
  const endDay = removed ?? period.to;
  const factor = factorOf(span);
  if (factor === null) {
    into.missing.push({ reason: 'evaluation_factor_missing', deviceId, day: span.from });
    return;
  }

  let start = startOf(series, span, startDay, period);
  if (start === null) {
    const reason = span.from >= period.from ? 'initial_value_missing' : 'start_value_missing';
    into.missing.push({ reason, deviceId, day: startDay });
  }
  for (const resetDay of resetDays(span.resetsOn, shiftedDay(startDay, 1), endDay)) {
    const stored = dueDateEnd(series, span, resetDay);
    if (stored === null) into.missing.push({ reason: 'due_date_value_missing', deviceId, day: resetDay });
    else if (start !== null) addPart(span, start, stored, factor, into);
    start = { value: ZERO, day: resetDay, readingId: null, origin: 'reset' };
  }
  const end = endOf(series, span, endDay, removed !== null);
  if (end === null) {
    const reason = removed !== null ? 'final_value_missing' : 'end_value_missing';
    into.missing.push({ reason, deviceId, day: endDay });
  } else if (start !== null) {
    addPart(span, start, end, factor, into);
  }
}

/** On the product scale the device has multiplied already; doing it again is the classic error. */
function factorOf(span: DeviceSpan): Fraction | null {
  return span.scale === 'unit' ? span.evaluationFactor : ONE;
}

function startOf(series: PointSeries, span: DeviceSpan, day: Day, period: Period): PartEnd | null {
  if (span.from >= period.from && span.initialValue !== null) {
    return { value: span.initialValue, day, readingId: null, origin: 'installation' };
  }
  // At the end of its reset day an allocator stands at zero, whatever it stored a moment before.
  if (span.from <= day && isResetDay(span, day)) {
    return { value: ZERO, day, readingId: null, origin: 'reset' };
  }
  return fromReading(readingAtEndOf(series, span.deviceId, day));
}

function endOf(series: PointSeries, span: DeviceSpan, day: Day, removed: boolean): PartEnd | null {
  if (removed && span.finalValue !== null) {
    return { value: span.finalValue, day, readingId: null, origin: 'removal' };
  }
  if (isResetDay(span, day)) return dueDateEnd(series, span, day);
  return fromReading(readingAtEndOf(series, span.deviceId, day));
}

/** The value an allocator stored before it started at zero. A register sent on that day may be from either side. */
function dueDateEnd(series: PointSeries, span: DeviceSpan, day: Day): PartEnd | null {
  return fromReading(readingAtEndOf(series, span.deviceId, day, 'due_date'));
}

function fromReading(reading: SeriesReading | undefined): PartEnd | null {
  if (reading === undefined) return null;
  const origin = reading.kind === 'due_date' ? 'due_date' : 'reading';
  return { value: reading.value, day: reading.day, readingId: reading.id, origin };
}

function addPart(span: DeviceSpan, start: PartEnd, end: PartEnd, factor: Fraction, into: Collected): void {
  const { deviceId } = span;
  const readingIds = [start.readingId, end.readingId].filter((id) => id !== null);
  let rollOver = ZERO;
  if (isLess(end.value, start.value)) {
    if (!passedItsEnd(span, start.value, end.value)) {
      into.findings.push({ code: 'negative', deviceId, day: end.day, readingIds });
      into.missing.push({ reason: 'negative_consumption', deviceId, day: end.day });
      return;
    }
    rollOver = span.capacity ?? ZERO;
    into.findings.push({ code: 'roll_over', deviceId, day: end.day, readingIds });
  }
  const counted = add(subtract(end.value, start.value), rollOver);
  into.parts.push({ deviceId, start, end, factor, rollOver, consumption: multiply(counted, factor) });
}

/** Whether a register that became smaller did so because it was full. */
export function passedItsEnd({ capacity }: DeviceSpan, before: Fraction, after: Fraction): boolean {
  if (capacity === null || isLess(after, ZERO) || isLess(capacity, before)) return false;
  const counted = add(subtract(after, before), capacity);
  return compare(multiply(counted, { n: ROLL_OVER_SHARE, d: 1n }), capacity) <= 0;
}
