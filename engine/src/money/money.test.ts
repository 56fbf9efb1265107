import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateLargestRemainder } from './allocate.ts';
import { format, formatCents, formatFixed, isDecimal, parse, parseDecimal, parseRatio } from './decimal.ts';
import {
  add,
  compare,
  divide,
  flooredQuotient,
  fraction,
  multiply,
  reduce,
  roundTo,
  subtract,
  toCents,
} from './fraction.ts';

const number = fc.record({ n: fc.bigInt(-(10n ** 12n), 10n ** 12n), d: fc.bigInt(1n, 10n ** 9n) });

describe('decimals', () => {
  test.each([
    ['31.204', 31204n, 1000n],
    ['0', 0n, 1n],
    ['-1.5', -15n, 10n],
    ['0052.40', 5240n, 100n],
    ['123456789012345678.123', 123456789012345678123n, 1000n],
  ])('%s is read exactly', (text, n, d) => expect(parseDecimal(text)).toEqual({ n, d }));

  test.each(['', '.', '1.', '.5', '+1', '1e3', ' 1', '1,5', '0x1', 'NaN', '--1', '1.2.3', '9'.repeat(31), '١'])(
    '%j is refused',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  );

  test('a ratio is read as written, and not over zero', () => {
    expect(parseRatio('11/69')).toEqual({ n: 11n, d: 69n });
    expect(parseRatio('1/0')).toBeUndefined();
    expect(() => parse('one')).toThrow('not a number: one');
    // A sum has more digits than any of its parts.
    const long = `1${'0'.repeat(30)}.01`;
    expect([parseDecimal(long), isDecimal(long), format(parse(long))]).toEqual([undefined, true, long]);
  });

  test('idle zeros are dropped, up to twelve decimals are kept, half goes away from zero', () => {
    expect(format(parse('52.400'))).toBe('52.4');
    expect(format(parse('100.000'))).toBe('100');
    expect(format(parse('11/69'))).toBe('0.159420289855');
    expect(format(parse('-1/8'), 2)).toBe('-0.13');
    expect(format(parse('0.00'))).toBe('0');
    expect(formatFixed(parse('12'), 1)).toBe('12.0');
  });

  test.each([
    [-1n, '-0.01'],
    [0n, '0.00'],
    [5n, '0.05'],
    [109156n, '1091.56'],
    [10n ** 20n, '1000000000000000000.00'],
  ])('%s cents are %s', (cents, text) => expect(formatCents(cents)).toBe(text));

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat(12), (n, places) => {
        const value = fraction(n, 10n ** BigInt(places));
        expect(compare(parse(format(value)), value)).toBe(0);
      }),
      { seed: 1 },
    );
  });
});

describe('fractions', () => {
  test('rounds half away from zero on both sides', () => {
    expect(toCents(parse('0.005'))).toBe(1n);
    expect(toCents(parse('-0.005'))).toBe(-1n);
    expect(toCents(parse('0.0049'))).toBe(0n);
    expect(roundTo(parse('11.95'), 1)).toEqual(parse('12.0'));
  });

  test('the display example of the statement: 1,284.50 + 486.20 + 312.80 = 2,083.50', () => {
    expect(format(add(add(parse('1284.50'), parse('486.20')), parse('312.80')), 2)).toBe('2083.5');
  });

  test('cuts off towards minus infinity', () => {
    expect(flooredQuotient(-7n, 2n)).toBe(-4n);
    expect(flooredQuotient(-6n, 2n)).toBe(-3n);
    expect(flooredQuotient(7n, 2n)).toBe(3n);
  });

  test('a denominator of zero is refused, a negative one turned', () => {
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
    expect(() => divide(parse('1'), parse('0'))).toThrow(RangeError);
    expect(fraction(1n, -2n)).toEqual({ n: -1n, d: 2n });
  });

  test('adding, multiplying and reducing keep the value', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        expect(compare(reduce(a), a)).toBe(0);
        if (b.n !== 0n) expect(compare(divide(multiply(a, b), b), a)).toBe(0);
      }),
      { seed: 2 },
    );
  });
});

describe('largest remainder', () => {
  test('ties go in the order given', () => {
    expect(allocateLargestRemainder([parse('1/3'), parse('1/3'), parse('1/3')], 100n)).toEqual([34n, 33n, 33n]);
  });

  test('the largest cut-off remainder first', () => {
    expect(allocateLargestRemainder([parse('0.001'), parse('0.009'), parse('0.990')], 100n)).toEqual([0n, 1n, 99n]);
  });

  test('amounts that are not the total are refused', () => {
    expect(() => allocateLargestRemainder([parse('1')], 300n)).toThrow(RangeError);
  });

  test('always adds up, never moves an amount by a cent or more', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), (amounts) => {
        const total = toCents(amounts.reduce(add));
        const cents = allocateLargestRemainder(amounts, total);
        expect(cents.reduce((a, b) => a + b)).toBe(total);
        amounts.forEach((amount, index) => {
          const off = subtract(amount, fraction(cents[index] ?? 0n, 100n));
          expect(compare({ n: off.n < 0n ? -off.n : off.n, d: off.d }, parse('0.010001'))).toBe(-1);
        });
      }),
      { seed: 3 },
    );
  });
});
