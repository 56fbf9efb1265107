import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../time/day.ts';
import { consumptionOf } from './consumption.ts';
import { daysAskedFor } from './days-asked-for.ts';
import { at, due, point, span } from './fixtures.ts';
import type { DeviceSpan, PointSeries } from './point-series.ts';
import { shiftedDay } from './point-series.ts';

describe('the days of readings that decide', () => {
  test.each([
    {
      why: 'the ends of a period and the days behind them',
      spans: [],
      days: ['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01'],
    },
    {
      why: 'the day before a device came, and the day it went',
      spans: [span({ to: '2025-01-10' }), span({ deviceId: 'B', from: '2025-01-10' })],
      days: [
        ...['2024-12-31', '2025-01-01', '2025-01-09', '2025-01-10'],
        ...['2025-01-11', '2025-01-31', '2025-02-01'],
      ],
    },
    {
      why: 'the days at whose end an allocator starts at zero',
      spans: [span({ resetsOn: '01-20' })],
      days: ['2024-12-31', '2025-01-01', '2025-01-20', '2025-01-21', '2025-01-31', '2025-02-01'],
    },
    {
      why: 'nothing of a device that was there at another time',
      spans: [span({ from: '2019-01-01', to: '2019-12-31' })],
      days: ['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01'],
    },
  ])('$why', ({ spans, days }) => {
    expect(daysAskedFor(spans, [{ from: '2025-01-01', to: '2025-01-31' }])).toEqual(days);
  });

  test('without a period none', () => expect(daysAskedFor([span()], [])).toEqual([]));

  test('what lies on other days changes no consumption', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => shiftedDay('2024-12-01', days));
    const reading = fc
      .record({ day, value: fc.nat(50), device: fc.constantFrom('A', 'B'), stored: fc.boolean() })
      .map(({ day: on, value, device, stored }) => (stored ? due : at)(on, String(value), device));
    const resets = fc.constantFrom(null, '12-31' as const, '02-29' as const, '06-30' as const);
    fc.assert(
      fc.property(
        day,
        day,
        day,
        fc.array(reading, { maxLength: 400 }),
        resets,
        (a, b, exchanged, readings, resetsOn) => {
          const [from, to] = a <= b ? [a, b] : [b, a];
          const spans: DeviceSpan[] = [
            span({ from: '2024-12-15', to: exchanged, resetsOn }),
            span({ deviceId: 'B', from: exchanged, initialValue: null, resetsOn }),
          ];
          const asked = new Set<Day>(daysAskedFor(spans, [{ from, to }]));
          const whole: PointSeries = point(spans, readings);
          const few = point(
            spans,
            readings.filter((each) => asked.has(each.day)),
          );
          expect(consumptionOf(few, { from, to })).toEqual(consumptionOf(whole, { from, to }));
        },
      ),
      { seed: 8, numRuns: 500 },
    );
  });
});
