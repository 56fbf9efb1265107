import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inForceOn } from '../law/dated.ts';
import { DEGREE_DAYS_14_13_13 } from '../law/de/vdi2067/table-22-degree-days.parameters.ts';
import { format, parse } from '../money/decimal.ts';
import { add, compare } from '../money/fraction.ts';
import { consumptionOf } from '../series/consumption.ts';
import { at, due, point, span } from '../series/fixtures.ts';
import { shiftedDay } from '../series/point-series.ts';
import { interimValuesAt, type Spread } from './interim-value.ts';

const weights = inForceOn(DEGREE_DAYS_14_13_13, '2025-01-01').value;
const heat: Spread = { by: 'degree_days', weights };
const water: Spread = { by: 'days' };
const day = '2025-04-30';

const shown = (...[spans, readings, spread]: [Parameters<typeof point>[0], Parameters<typeof point>[1], Spread]) => {
  const { values, missing } = interimValuesAt(point(spans, readings), day, spread);
  return [
    ...values.map(({ deviceId, value, origin, method, before, after }) =>
      [deviceId, format(value), origin, method, before?.day, after?.day].filter((each) => each !== undefined).join(' '),
    ),
    ...missing.map((deviceId) => `${deviceId} missing`),
  ];
};

const cut = { resetsOn: '12-31' } as const;

test.each([
  ['read on the day', [span()], [at('2025-04-30', '120')], water, ['A 120 measured']],
  ['read the next morning', [span()], [at('2025-05-01', '121')], water, ['A 121 measured']],
  [
    'water by days: 30 of 60 days between the readings',
    [span()],
    [at('2025-03-31', '100'), at('2025-05-30', '160')],
    water,
    ['A 130 interpolated days 2025-03-31 2025-05-30'],
  ],
  [
    'heat by degree days: April 80 of 120 degree days',
    [span()],
    [at('2025-03-31', '100'), at('2025-05-31', '400')],
    heat,
    ['A 300 interpolated degree_days 2025-03-31 2025-05-31'],
  ],
  [
    'between the nearest readings, however many there are',
    [span()],
    [at('2025-01-01', '0'), at('2025-04-28', '100'), at('2025-05-02', '104'), at('2025-12-31', '900')],
    water,
    ['A 102 interpolated days 2025-04-28 2025-05-02'],
  ],
  [
    'from the installation',
    [span({ from: '2025-04-01', initialValue: parse('7') })],
    [at('2025-05-30', '67')],
    water,
    ['A 37 interpolated days 2025-03-31 2025-05-30'],
  ],
  [
    'to the removal',
    [span({ to: '2025-05-30', finalValue: parse('160') })],
    [at('2025-03-31', '100')],
    water,
    ['A 130 interpolated days 2025-03-31 2025-05-30'],
  ],
  [
    'a device exchanged on the day: the old one has its final value, the new one what it counted since',
    [
      span({ to: '2025-04-30', finalValue: parse('160') }),
      span({ deviceId: 'B', from: '2025-04-30', initialValue: parse('0') }),
    ],
    [at('2025-05-29', '30', 'B')],
    water,
    ['B 1 interpolated days 2025-04-29 2025-05-29'],
  ],
  [
    'a device exchanged at the change needs none',
    [
      span({ to: '2025-04-30', finalValue: parse('160') }),
      span({ deviceId: 'B', from: '2025-05-01', initialValue: parse('0') }),
    ],
    [],
    water,
    [],
  ],
  [
    'an allocator from the zero of its cut-off date',
    [span(cut)],
    [due('2024-12-31', '900'), at('2025-05-31', '570')],
    heat,
    ['A 530 interpolated degree_days 2024-12-31 2025-05-31'],
  ],
  [
    'what it stored and told a day later says nothing of its way since',
    [span(cut)],
    [due('2025-01-01', '900'), at('2025-05-31', '570')],
    heat,
    ['A 530 interpolated degree_days 2024-12-31 2025-05-31'],
  ],
  [
    'rounding never steps below a value that was read',
    [span()],
    [at('2025-04-28', '0.0004'), at('2025-05-02', '0.0004')],
    water,
    ['A 0.0004 interpolated days 2025-04-28 2025-05-02'],
  ],
  [
    'nor above one',
    [span()],
    [at('2025-04-28', '0.0006'), at('2025-05-02', '0.0006')],
    water,
    ['A 0.0006 interpolated days 2025-04-28 2025-05-02'],
  ],
  [
    'an allocator to what it stored on its cut-off date, not to what it shows behind it',
    [span({ resetsOn: '05-31' })],
    [at('2025-03-31', '100'), due('2025-05-31', '400'), at('2025-06-30', '14')],
    heat,
    ['A 300 interpolated degree_days 2025-03-31 2025-05-31'],
  ],
  [
    'a cut-off date that is the day itself takes what was stored',
    [span({ resetsOn: '04-30' })],
    [at('2025-03-31', '100'), due('2025-04-30', '180'), at('2025-05-31', '40')],
    heat,
    ['A 180 measured'],
  ],
  [
    'and cannot be calculated without it',
    [span({ resetsOn: '04-30' })],
    [at('2025-03-31', '100'), at('2025-05-31', '40')],
    heat,
    ['A missing'],
  ],
  [
    'a full register',
    [span({ capacity: parse('1000') })],
    [at('2025-03-31', '990'), at('2025-05-30', '50')],
    water,
    ['A 20 interpolated days 2025-03-31 2025-05-30'],
  ],
  ['nothing behind', [span()], [at('2025-03-31', '100')], water, ['A missing']],
  ['nothing before', [span({ initialValue: null })], [at('2025-05-31', '100')], water, ['A missing']],
  ['a register that went back', [span()], [at('2025-03-31', '100'), at('2025-05-31', '90')], water, ['A missing']],
] as const)('%s', (_, spans, readings, spread, expected) =>
  expect(shown([...spans], readings, spread)).toEqual(expected),
);

describe('invariants', () => {
  const first = '2024-12-31';
  const steps = fc.array(fc.nat(3000), { minLength: 20, maxLength: 120 });

  test('on whatever day a time is cut, both parts are exactly the whole', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 12 }), fc.nat(), fc.boolean(), (counts, every, where, byDays) => {
        let total = 0n;
        const readings = [at(first, '0')];
        counts.forEach((step, index) => {
          total += BigInt(step);
          const last = index === counts.length - 1;
          const on = shiftedDay(first, index + 1);
          if (last || (index + 1) % every === 0) readings.push(at(on, format({ n: total, d: 1000n })));
        });
        const whole = { from: shiftedDay(first, 1), to: shiftedDay(first, counts.length) };
        const cutOn = shiftedDay(whole.from, where % (counts.length - 1));
        const { values, series } = interimValuesAt(point([span()], readings), cutOn, byDays ? water : heat);
        const of = (from: typeof cutOn, to: typeof cutOn) => {
          const consumption = consumptionOf(series, { from, to });
          if (consumption.status === 'missing') throw new Error(`${consumption.reason} ${consumption.day}`);
          return consumption.value;
        };
        const parts = add(of(whole.from, cutOn), of(shiftedDay(cutOn, 1), whole.to));
        expect(compare(parts, of(whole.from, whole.to))).toBe(0);
        for (const { value, before, after } of values) {
          if (before === undefined || after === undefined) continue;
          expect(compare(before.value, value)).toBeLessThanOrEqual(0);
          expect(compare(value, after.value)).toBeLessThanOrEqual(0);
          expect(before.day < cutOn && cutOn < after.day).toBe(true);
        }
      }),
      { seed: 12, numRuns: 400 },
    );
  });
});
