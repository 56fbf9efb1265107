import { describe, expect, test } from 'vitest';
import { parse } from '../../../money/decimal.ts';
import { warmRentShares } from './section-12-warm-rent.ts';

const costs = new Map([
  [2021, parse('9999.99')],
  [2022, parse('3000.00')],
  [2023, parse('3600.00')],
  [2024, parse('3300.01')],
]);

describe('HeizkostenV s. 12(3): heat within the rent', () => {
  test('is the mean of 2022 to 2024, by area', () => {
    // 9,900.01 / 3 = 3,300.0033...: 60 and 40 of 100 m2.
    expect(warmRentShares(costs, [parse('60'), parse('40')], '2026-01-01')).toEqual({
      averageCents: 330_000n,
      unitCents: [198_000n, 132_000n],
    });
  });

  test('needs every one of the years, and an area', () => {
    expect(() => warmRentShares(new Map([[2022, parse('1')]]), [parse('1')], '2026-01-01')).toThrow('no cost of 2023');
    expect(() => warmRentShares(costs, [parse('0')], '2026-01-01')).toThrow('the areas add up to zero');
  });

  test('is asked for only since heat pumps are no exception', () => {
    expect(() => warmRentShares(costs, [parse('1')], '2024-09-30')).toThrow('no value in force on 2024-09-30');
  });
});
