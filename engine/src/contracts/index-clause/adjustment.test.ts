import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, formatFixed, parse } from '../../money/decimal.ts';
import { compare, fraction } from '../../money/fraction.ts';
import { INDEX_CLAUSE, type IndexClause } from '../terms/section-7-index-clause.parameters.ts';
import { adjustedPrice, indexChange } from './adjustment.ts';
import { firstAdjustmentDay, isAdjustmentDay, latestReceiptDay } from './adjustment-day.ts';

const clause = INDEX_CLAUSE[0]?.value as IndexClause;

describe('AGB s. 7(5), (6), (8)', () => {
  test.each([
    ['6.30', '100.0', '103.0', '3.0000', '3', true, true, 'provider', '6.49'],
    ['6.30', '120.5', '123.5', '2.4896', '3', false, true, 'nobody', '6.46'],
    ['6.30', '120.5', '124.1', '2.9876', '3.6', false, true, 'nobody', '6.49'],
    ['6.30', '120.5', '124.2', '3.0705', '3.7', true, true, 'provider', '6.49'],
    ['7.98', '120.5', '124.2', '3.0705', '3.7', true, true, 'provider', '8.23'],
    ['6.30', '120.5', '116.8', '-3.0705', '-3.7', true, true, 'customer', '6.11'],
    ['0.42', '120.5', '124.2', '3.0705', '3.7', true, true, 'provider', '0.43'],
    // The threshold is not rounded to: 2.99999 % are not 3 %, and exactly 3 % down are enough.
    ['6.30', '100.000', '102.99999', '3.0000', '3', false, false, 'nobody', '6.49'],
    ['6.30', '100.0', '97.0', '-3.0000', '-3', true, true, 'customer', '6.11'],
    ['6.30', '90.0', '92.7', '3.0000', '2.7', true, false, 'provider', '6.49'],
    ['6.30', '120.5', '120.5', '0.0000', '0', false, false, 'nobody', '6.30'],
  ] as const)(
    '%s from %s to %s: %s %%, %s points',
    (old, base, adjusted, percent, points, percentReached, pointsReached, entitled, price) => {
      const change = indexChange(parse(base), parse(adjusted), clause);
      expect(formatFixed(change.percent, 4)).toBe(percent);
      expect(format(change.points, 4)).toBe(points);
      expect(change).toMatchObject({ percentReached, pointsReached, entitled });
      expect(formatFixed(adjustedPrice(parse(old), parse(base), parse(adjusted)), 2)).toBe(price);
    },
  );

  test('above an index of 100 points are reached no later than percent, below it no earlier', () => {
    const index = fc.integer({ min: 500, max: 2000 }).map((tenths) => fraction(BigInt(tenths), 10n));
    fc.assert(
      fc.property(index, index, (base, adjusted) => {
        const { percentReached, pointsReached } = indexChange(base, adjusted, clause);
        if (compare(base, fraction(100n)) >= 0 && percentReached) expect(pointsReached).toBe(true);
        if (compare(base, fraction(100n)) <= 0 && pointsReached) expect(percentReached).toBe(true);
      }),
      { seed: 13 },
    );
  });

  test('a higher index never makes a lower price', () => {
    const index = fc.integer({ min: 800, max: 1600 }).map((tenths) => fraction(BigInt(tenths), 10n));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), index, index, index, (cents, base, one, other) => {
        const price = fraction(BigInt(cents), 100n);
        const [low, high] = compare(one, other) <= 0 ? [one, other] : [other, one];
        expect(compare(adjustedPrice(price, base, low), adjustedPrice(price, base, high))).toBeLessThanOrEqual(0);
      }),
      { seed: 14 },
    );
  });
});

describe('AGB s. 7(5a): the first day of an adjustment', () => {
  test.each([
    ['2026-03-15', undefined, '2028-01-01'],
    ['2026-01-01', undefined, '2027-01-01'],
    ['2026-01-02', undefined, '2028-01-01'],
    ['2026-12-31', undefined, '2028-01-01'],
    ['2028-02-29', undefined, '2030-01-01'],
    ['2026-03-15', '2028-01-01', '2029-01-01'],
    ['2026-03-15', '2031-01-01', '2032-01-01'],
  ] as const)('start %s, last %s: %s', (start, last, first) => {
    expect(firstAdjustmentDay(clause, start, last)).toBe(first);
  });

  test.each([
    ['2028-01-01', true],
    ['2029-01-01', true],
    ['2027-01-01', false],
    ['2028-02-01', false],
  ] as const)('on %s: %s', (day, possible) => expect(isAdjustmentDay(clause, day, '2028-01-01')).toBe(possible));
});

test.each([
  ['2027-01-01', '2026-12-03'],
  ['2028-01-01', '2027-12-03'],
  ['2029-01-01', '2028-12-03'],
] as const)('AGB s. 7(9): four weeks before %s the request arrives by %s', (effective, latest) => {
  expect(latestReceiptDay(clause, effective)).toBe(latest);
});
