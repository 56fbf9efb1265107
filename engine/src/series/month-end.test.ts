import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format, parse } from '../money/decimal.ts';
import { compare, reduce } from '../money/fraction.ts';
import { at, due, point, span } from './fixtures.ts';
import { type PickedValue, type PickRule, valueAtEndOf } from './month-end.ts';
import { shiftedDay } from './point-series.ts';

const LAW: PickRule = { daysBefore: 0, daysAfter: 1, interpolate: false };
const WIDE: PickRule = { daysBefore: 3, daysAfter: 3, interpolate: true };

function said(picked: PickedValue): string {
  if (picked.status === 'missing') return `missing ${picked.reason}`;
  const { n, d } = reduce(picked.value);
  const value = d === 3n ? `${n}/3` : format(picked.value);
  if (picked.status === 'interpolated') return `${value} between ${picked.before.day} and ${picked.after.day}`;
  return picked.status === 'noted' ? `${value} ${picked.mark}` : `${value} ${picked.mark} ${picked.offsetDays}`;
}

test.each([
  ['the day itself', [span()], [at('2025-01-31', '5'), at('2025-02-01', '6')], LAW, '5 exact 0'],
  ['the next day marks the same boundary', [span()], [at('2025-02-01', '6')], LAW, '6 next_day 1'],
  ['the day before does not, unless asked for', [span()], [at('2025-01-30', '4')], LAW, 'missing no_reading'],
  [
    'the day before, asked for',
    [span()],
    [at('2025-01-30', '4'), at('2025-02-02', '7')],
    WIDE,
    '4 within_tolerance -1',
  ],
  ['before one as far behind', [span()], [at('2025-01-29', '4'), at('2025-02-02', '7')], WIDE, '4 within_tolerance -2'],
  ['the highest of a day', [span()], [at('2025-01-31', '5'), at('2025-01-31', '5.5')], LAW, '5.5 exact 0'],
  [
    'between two others, exactly',
    [span()],
    [at('2025-01-21', '10'), at('2025-02-05', '11')],
    WIDE,
    '32/3 between 2025-01-21 and 2025-02-05',
  ],
  ['never without being asked', [span()], [at('2025-01-21', '1'), at('2025-02-05', '2')], LAW, 'missing no_reading'],
  ['never backwards', [span()], [at('2025-01-21', '2'), at('2025-02-05', '1')], WIDE, 'missing no_reading'],
  [
    'never from one device to the next',
    [span({ to: '2025-01-25' }), span({ deviceId: 'B', from: '2025-01-25' })],
    [at('2025-01-24', '9')],
    WIDE,
    'missing no_reading',
  ],
  ['nobody was there', [span({ to: '2025-01-25' })], [at('2025-01-24', '9')], WIDE, 'missing no_device'],
  ['written down at the removal', [span({ to: '2025-01-31', finalValue: parse('8') })], [], LAW, '8 removal'],
  [
    'written down at the installation',
    [span({ from: '2025-02-01', initialValue: parse('0.5') })],
    [],
    LAW,
    '0.5 installation',
  ],
  [
    'what the device stored at its cut-off date',
    [span({ resetsOn: '01-31' })],
    [due('2025-01-31', '70'), at('2025-01-31', '0')],
    LAW,
    '70 exact 0',
  ],
  [
    'a register behind the cut-off date is of the next count',
    [span({ resetsOn: '01-31' })],
    [at('2025-02-01', '1')],
    WIDE,
    'missing no_reading',
  ],
  [
    'nor does a value before it stand for a later day',
    [span({ resetsOn: '01-30' })],
    [at('2025-01-29', '70')],
    WIDE,
    'missing no_reading',
  ],
] as const)('%s', (_, spans, readings, rule, expected) => {
  expect(said(valueAtEndOf(point(spans, readings), '2025-01-31', rule))).toBe(expected);
});

test('an interpolated value lies between its neighbours, and no order of readings decides', () => {
  const steps = fc.array(fc.record({ days: fc.integer({ min: 1, max: 20 }), by: fc.nat(1000) }), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 100 }), (moves, offset) => {
      let [day, value] = [shiftedDay('2025-01-01', 0), 0];
      const readings = moves.map(({ days, by }) => {
        [day, value] = [shiftedDay(day, days), value + by];
        return at(day, String(value));
      });
      const asked = shiftedDay('2025-01-01', offset);
      const picked = valueAtEndOf(point([span()], readings), asked, WIDE);
      expect(valueAtEndOf(point([span()], readings.toReversed()), asked, WIDE)).toEqual(picked);
      if (picked.status !== 'interpolated') return;
      expect(picked.before.day < asked && asked < picked.after.day).toBe(true);
      expect(compare(picked.before.value, picked.value)).not.toBe(1);
      expect(compare(picked.value, picked.after.value)).not.toBe(1);
    }),
    { seed: 9, numRuns: 200 },
  );
});
