import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, exact, multiply, plain, round, subtract, sum } from './decimal.ts';
import { dayCount, degreeDays, euro, iban, number, percent, reading, signed } from './format.ts';

test.each([
  { text: '1091.5661', digits: 2, shown: '1.091,57' },
  { text: '-0.005', digits: 2, shown: '−0,01' },
  { text: '-0.004', digits: 2, shown: '0,00' },
  { text: '11/69', digits: 4, shown: '0,1594' },
  { text: '1234567', digits: 0, shown: '1.234.567' },
  { text: '0', digits: 3, shown: '0,000' },
])('$text to $digits digits is $shown', ({ text, digits, shown }) => {
  expect(number(exact(text), digits)).toBe(shown);
});

test('signs are printed where a difference is meant, and zero has none', () => {
  expect([signed(exact('1.5'), 2), signed(exact('-1.5'), 2), signed(exact('0.001'), 2)]).toEqual([
    '+1,50',
    '−1,50',
    '0,00',
  ]);
});

test('units stand behind a narrow space, readings are never grouped', () => {
  expect(euro(exact('1091.56'))).toBe('1.091,56\u202f€');
  expect(percent(exact('15.94'))).toBe('15,9\u202f%');
  expect(reading(exact('118240.5'), 1)).toBe('118240,5');
  expect(iban('DE02120300000000202051')).toBe('DE02 1203 0000 0000 2020 51');
});

test.each([
  { from: '2025-01-01', to: '2025-12-31', days: 365 },
  { from: '2024-01-01', to: '2024-12-31', days: 366 },
  { from: '2025-01-01', to: '2025-07-15', days: 196 },
  { from: '2025-03-30', to: '2025-03-30', days: 1 },
])('$from to $to has $days days', ({ from, to, days }) => {
  expect(dayCount(from, to)).toBe(days);
});

test('degree days of whole months are whole', () => {
  expect([degreeDays('640'), degreeDays('590.290323')]).toEqual(['640', '590,29']);
});

describe('arithmetic is exact', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }))
    .map(([numerator, digits]) => ({ numerator, denominator: 10n ** BigInt(digits) }));

  test('what is added and taken away again is back', () => {
    fc.assert(fc.property(decimal, decimal, (a, b) => compare(subtract(add(a, b), b), a) === 0));
  });

  test('a sum does not depend on its order', () => {
    fc.assert(fc.property(fc.array(decimal), (all) => compare(sum(all), sum(all.toReversed())) === 0));
  });

  test('times and divided by cancel', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => b.numerator === 0n || compare(divide(multiply(a, b), b), a) === 0),
    );
  });

  test('rounding is at most half a unit away, and reads back', () => {
    fc.assert(
      fc.property(decimal, (a) => {
        const apart = subtract(round(a, 2), a);
        expect(compare(multiply(apart, apart), exact('0.000025'))).toBeLessThanOrEqual(0);
        expect(compare(exact(plain(a, 2)), round(a, 2))).toBe(0);
      }),
    );
  });

  test('text that is no number is refused', () => {
    for (const text of ['', '1,5', '1.', 'NaN', '1e3', '--1', '1/0']) expect(() => exact(text)).toThrow(RangeError);
  });
});
