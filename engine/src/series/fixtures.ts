import { parse } from '../money/decimal.ts';
import type { Day } from '../time/day.ts';
import type { DeviceSpan, PointSeries, SeriesReading } from './point-series.ts';

/** A device that counts through and was there all the time, unless told otherwise. */
export function span(over: Partial<DeviceSpan> = {}): DeviceSpan {
  return {
    deviceId: 'A',
    from: '2020-01-01',
    to: null,
    initialValue: parse('0'),
    finalValue: null,
    resetsOn: null,
    capacity: null,
    scale: null,
    evaluationFactor: null,
    ...over,
  };
}

/** A register value; its id is device, day and value. */
export function at(day: Day, value: string, deviceId = 'A', kind: SeriesReading['kind'] = 'register'): SeriesReading {
  const id = `${deviceId} ${day} ${value}${kind === 'due_date' ? ' due' : ''}`;
  return { id, telegramId: null, deviceId, day, value: parse(value), kind };
}

/** The value a device stored itself at its cut-off date. */
export const due = (day: Day, value: string, deviceId = 'A'): SeriesReading => at(day, value, deviceId, 'due_date');

export const point = (spans: readonly DeviceSpan[], readings: readonly SeriesReading[]): PointSeries => ({
  id: 'P',
  spans,
  readings,
});
