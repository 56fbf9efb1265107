import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../money/decimal.ts';
import { compare, type Fraction, fraction, sum } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { type Consumption, consumptionOf } from './consumption.ts';
import { at, due, point, span } from './fixtures.ts';
import { shiftedDay } from './point-series.ts';

const year = { from: '2025-01-01', to: '2025-12-31' } as const;

const equals = (a: Fraction, b: string): boolean => compare(a, parse(b)) === 0;

/** Value and, per part, the readings at both ends. */
function shown(consumption: Consumption): unknown {
  if (consumption.status === 'missing') return [consumption.reason, consumption.deviceId, consumption.day];
  return consumption.parts.map(
    (p) => `${p.deviceId}: ${p.start.readingId ?? p.start.origin} > ${p.end.readingId ?? p.end.origin}`,
  );
}

const cut = { resetsOn: '12-31', scale: 'product' } as const;

// One row per rule of HeizkostenV sections 9a and 9b and of the devices that can go wrong.
test.each([
  [
    'boundary days themselves',
    [span()],
    [at('2024-12-31', '100'), at('2025-12-31', '150.5')],
    '50.5',
    ['A: A 2024-12-31 100 > A 2025-12-31 150.5'],
  ],
  [
    'the next day marks the same boundary',
    [span()],
    [at('2025-01-01', '101'), at('2026-01-01', '150')],
    '49',
    ['A: A 2025-01-01 101 > A 2026-01-01 150'],
  ],
  [
    'the exact day is taken before the next',
    [span()],
    [at('2024-12-31', '100'), at('2025-01-01', '101'), at('2025-12-31', '150'), at('2026-01-01', '152')],
    '50',
    ['A: A 2024-12-31 100 > A 2025-12-31 150'],
  ],
  [
    'a stored value is taken before one sent that day',
    [span()],
    [due('2024-12-31', '99'), at('2024-12-31', '100'), at('2025-12-31', '150')],
    '51',
    ['A: A 2024-12-31 99 due > A 2025-12-31 150'],
  ],
  [
    'a device installed within the period starts at its initial value',
    [span({ from: '2025-01-01', initialValue: parse('7') })],
    [at('2025-12-31', '50')],
    '43',
    ['A: installation > A 2025-12-31 50'],
  ],
  [
    'a device removed at the end',
    [span({ to: '2025-12-31', finalValue: parse('150') })],
    [at('2024-12-31', '100')],
    '50',
    ['A: A 2024-12-31 100 > removal'],
  ],
  [
    'an exchange on one day adds both devices',
    [
      span({ to: '2025-06-30', finalValue: parse('130') }),
      span({ deviceId: 'B', from: '2025-06-30', initialValue: parse('2') }),
    ],
    [at('2024-12-31', '100'), at('2025-12-31', '22', 'B')],
    '50',
    ['A: A 2024-12-31 100 > removal', 'B: installation > B 2025-12-31 22'],
  ],
  [
    'an allocator that stands at zero after its cut-off date',
    [span(cut)],
    [due('2024-12-31', '900'), due('2025-12-31', '1204')],
    '1204',
    ['A: reset > A 2025-12-31 1204 due'],
  ],
  [
    'its cut-off date inside the period',
    [span({ ...cut, resetsOn: '04-30' })],
    [at('2024-12-31', '600'), due('2025-04-30', '1000'), at('2025-12-31', '350')],
    '750',
    ['A: A 2024-12-31 600 > A 2025-04-30 1000 due', 'A: reset > A 2025-12-31 350'],
  ],
  [
    'the unit scale is multiplied',
    [span({ scale: 'unit', evaluationFactor: parse('1.25') })],
    [at('2024-12-31', '100'), at('2025-12-31', '140')],
    '50',
    ['A: A 2024-12-31 100 > A 2025-12-31 140'],
  ],
  [
    'the product scale never is',
    [span({ scale: 'product', evaluationFactor: parse('1.25') })],
    [at('2024-12-31', '100'), at('2025-12-31', '140')],
    '40',
    ['A: A 2024-12-31 100 > A 2025-12-31 140'],
  ],
  [
    'a full register',
    [span({ capacity: parse('1000') })],
    [at('2024-12-31', '980'), at('2025-12-31', '30')],
    '50',
    ['A: A 2024-12-31 980 > A 2025-12-31 30'],
  ],
] as const)('%s', (_, spans, readings, value, parts) => {
  const consumption = consumptionOf(point(spans, readings), year);
  expect(shown(consumption)).toEqual(parts);
  expect(consumption.status === 'measured' && equals(consumption.value, value)).toBe(true);
});

describe('missing, with the device and the day', () => {
  test.each([
    ['no start value', [span()], [at('2025-12-31', '150')], ['start_value_missing', 'A', '2024-12-31']],
    ['no end value', [span()], [at('2024-12-31', '100')], ['end_value_missing', 'A', '2025-12-31']],
    [
      'two days behind is no boundary any more',
      [span()],
      [at('2025-01-02', '100'), at('2025-12-31', '1')],
      ['start_value_missing', 'A', '2024-12-31'],
    ],
    [
      'the replaced device left no value',
      [span({ to: '2025-06-30' }), span({ deviceId: 'B', from: '2025-07-01' })],
      [at('2024-12-31', '1'), at('2025-12-31', '9', 'B')],
      ['final_value_missing', 'A', '2025-06-30'],
    ],
    [
      'the new device began with no value',
      [
        span({ from: '2025-03-01', initialValue: null }),
        span({ deviceId: 'B', to: '2025-02-28', finalValue: parse('5') }),
      ],
      [at('2024-12-31', '1', 'B'), at('2025-12-31', '9')],
      ['initial_value_missing', 'A', '2025-02-28'],
    ],
    [
      'days without a device',
      [span({ to: '2025-06-30', finalValue: parse('5') }), span({ deviceId: 'B', from: '2025-07-02' })],
      [at('2024-12-31', '1'), at('2025-12-31', '9', 'B')],
      ['no_device', null, '2025-07-01'],
    ],
    ['no device at all', [], [], ['no_device', null, '2025-01-01']],
    [
      'no stored value at a cut-off date',
      [span({ ...cut, resetsOn: '04-30' })],
      [at('2024-12-31', '600'), at('2025-12-31', '350')],
      ['due_date_value_missing', 'A', '2025-04-30'],
    ],
    [
      'a register sent on the cut-off date may be from either side',
      [span(cut)],
      [at('2025-12-31', '3')],
      ['end_value_missing', 'A', '2025-12-31'],
    ],
    [
      'a unit scale without factor',
      [span({ scale: 'unit' })],
      [at('2024-12-31', '1'), at('2025-12-31', '9')],
      ['evaluation_factor_missing', 'A', '2020-01-01'],
    ],
    [
      'a value that went back',
      [span()],
      [at('2024-12-31', '100'), at('2025-12-31', '90')],
      ['negative_consumption', 'A', '2025-12-31'],
    ],
    [
      'a fall too deep for a full register',
      [span({ capacity: parse('1000') })],
      [at('2024-12-31', '500'), at('2025-12-31', '400')],
      ['negative_consumption', 'A', '2025-12-31'],
    ],
  ] as const)('%s', (_, spans, readings, expected) => {
    expect(shown(consumptionOf(point(spans, readings), year))).toEqual(expected);
  });

  test('what was measured beside the failure is kept', () => {
    const spans = [span({ to: '2025-06-30' }), span({ deviceId: 'B', from: '2025-07-01' })];
    const consumption = consumptionOf(point(spans, [at('2024-12-31', '1'), at('2025-12-31', '9', 'B')]), year);
    expect(consumption.parts.map((p) => p.deviceId)).toEqual(['B']);
  });
});

/** Daily counts of a device from 31 December 2023 on, one reading a day. */
const counts = fc.array(fc.nat(1000), { minLength: 40, maxLength: 120 });
const first: Day = '2023-12-31';

function daily(steps: readonly number[], resetDay: Day | null) {
  let total = 0n;
  const readings = [at(first, '0')];
  for (const [index, step] of steps.entries()) {
    const day = shiftedDay(first, index + 1);
    total += BigInt(step);
    const value = fraction(total, 100n);
    readings.push({
      id: `r${index}`,
      telegramId: null,
      deviceId: 'A',
      day,
      value,
      kind: day === resetDay ? 'due_date' : 'register',
    });
    if (day === resetDay) total = 0n;
  }
  return readings;
}

describe('invariants', () => {
  const part = (from: number, to: number) => ({ from: shiftedDay(first, from), to: shiftedDay(first, to) });
  const valueOfParts = (
    readings: ReturnType<typeof daily>,
    resetsOn: '01-20' | null,
    periods: readonly ReturnType<typeof part>[],
  ) =>
    sum(
      periods.map((period) => {
        const c = consumptionOf(point([span({ resetsOn })], readings), period);
        if (c.status === 'missing') throw new Error(c.reason);
        return c.value;
      }),
    );

  test.each([null, '01-20'] as const)(
    'however a time is cut, the parts add up to what was counted (reset %s)',
    (resetsOn) => {
      fc.assert(
        fc.property(counts, fc.nat(38), (steps, at1) => {
          const cutAt = 1 + at1;
          const readings = daily(steps, resetsOn === null ? null : '2024-01-20');
          const whole = valueOfParts(readings, resetsOn, [part(1, steps.length)]);
          const parts = valueOfParts(
            readings,
            resetsOn,
            [part(1, cutAt), part(cutAt + 1, steps.length)].filter((p) => p.from <= p.to),
          );
          expect(compare(whole, parts)).toBe(0);
          expect(compare(whole, fraction(BigInt(steps.reduce((a, b) => a + b, 0)), 100n))).toBe(0);
        }),
        { seed: 7, numRuns: 200 },
      );
    },
  );

  test('the order of readings never decides', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(daily([3, 4, 5, 6], null).concat(at('2024-01-02', '9')), { minLength: 6, maxLength: 6 }),
        (shuffled) => {
          const c = consumptionOf(point([span()], shuffled), part(1, 2));
          expect(c.status === 'measured' && equals(c.value, '9')).toBe(true);
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });
});
