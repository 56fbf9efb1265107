import { compare } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { type PointSeries, type SeriesReading, shiftedDay } from './point-series.ts';

/**
 * The reading that marks the end of `day` for a device, or undefined. HeizkostenV section 9b: a reading dated on that
 * day or on the next one marks the same boundary; the exact day is taken first.
 */
export function readingAtEndOf(
  series: PointSeries,
  deviceId: string,
  day: Day,
  only: 'any' | 'due_date' = 'any',
): SeriesReading | undefined {
  return bestOn(series, deviceId, day, only) ?? bestOn(series, deviceId, shiftedDay(day, 1), only);
}

/**
 * A value the device stored itself beats one sent during the day; of several the highest is nearest to the end of
 * the day. The order in which readings were handed in never decides.
 */
function bestOn(series: PointSeries, deviceId: string, day: Day, only: 'any' | 'due_date'): SeriesReading | undefined {
  let best: SeriesReading | undefined;
  for (const reading of series.readings) {
    if (reading.deviceId !== deviceId || reading.day !== day) continue;
    if (only === 'due_date' && reading.kind !== 'due_date') continue;
    if (best === undefined || isBetter(reading, best)) best = reading;
  }
  return best;
}

function isBetter(a: SeriesReading, b: SeriesReading): boolean {
  if (a.kind !== b.kind) return a.kind === 'due_date';
  const order = compare(a.value, b.value);
  return order === 0 ? a.id < b.id : order > 0;
}
