import { calibratedUntil } from '../law/de/messev/section-34-calibration.ts';
import { type Day, yearOf } from '../time/day.ts';
import { addDays } from '../time/shift.ts';

/** What happened to the calibration of a device after it was marked. */
export interface CalibrationRecord {
  /**
   * recalibrated: verified again on this day. extended: by sampling inspection of its lot (MessEV section 35), decided
   * on this day. ended: from this day on it must not be used (MessEG section 37(2): repaired, seal broken, error limits).
   */
  readonly kind: 'recalibrated' | 'extended' | 'ended';
  readonly day: Day;
  /** The new last day; only of an extension. */
  readonly validUntil: Day | null;
}

export interface Calibration {
  /** Last day on which it may be used; null where none is asked for, or the year of marking is not known. */
  readonly until: Day | null;
  readonly basis: 'not_verified' | 'unknown' | 'marking' | 'recalibration' | 'extension' | 'ended';
}

/** EN 834 allocators count no physical quantity and smoke alarms measure nothing: neither is verified. */
const NOT_VERIFIED: readonly string[] = ['heat_cost_allocator', 'smoke_alarm'];

export const isVerified = (kind: string): boolean => !NOT_VERIFIED.includes(kind);

/**
 * Until when a device may be used in commercial dealings (MessEV section 34 with annex 7, section 35; MessEG section 37).
 * Records count in the order of their days; an extension never shortens, and what has ended comes back by a new
 * verification only.
 */
export function calibrationOf(
  kind: string,
  markingYear: number | null,
  records: readonly CalibrationRecord[] = [],
): Calibration {
  if (!isVerified(kind)) return { until: null, basis: 'not_verified' };
  let now: Calibration = { until: null, basis: 'unknown' };
  if (markingYear !== null) now = { until: calibratedUntil(markingYear) ?? null, basis: 'marking' };
  for (const record of records.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))) {
    now = after(now, record);
  }
  return now;
}

function after(now: Calibration, { kind, day, validUntil }: CalibrationRecord): Calibration {
  if (kind === 'recalibrated') return { until: calibratedUntil(yearOf(day)) ?? null, basis: 'recalibration' };
  if (kind === 'ended') return { until: addDays(day, -1), basis: 'ended' };
  if (now.basis === 'ended' || validUntil === null || (now.until !== null && validUntil <= now.until)) return now;
  return { until: validUntil, basis: 'extension' };
}
