import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format, parse } from '../money/decimal.ts';
import { compare, fraction, multiply } from '../money/fraction.ts';
import { climateFactorTable } from './climate-factors.ts';
import { obstacleSentence, type UserEnergy, weatherAdjustedComparison } from './weather-adjusted.ts';

const year2025 = { from: '2025-01-01', to: '2025-12-31' } as const;
const year2024 = { from: '2024-01-01', to: '2024-12-31' } as const;
const factors = climateFactorTable([
  { postcode: '34123', period: year2025, factor: parse('1.10') },
  { postcode: '34123', period: year2024, factor: parse('1.20') },
]);
const now: UserEnergy = { userId: 'u', period: year2025, heatingKwh: parse('8000'), hotWaterKwh: parse('2000') };
const before: UserEnergy = { userId: 'u', period: year2024, heatingKwh: parse('8000'), hotWaterKwh: parse('2400') };

test('s. 6a(3) no. 5: heat is adjusted, hot water is not', () => {
  const comparison = weatherAdjustedComparison(now, before, '34123', factors);
  if (!comparison.available) throw new Error(comparison.reason);
  const row = ({ heatingAdjustedKwh, hotWaterKwh, energyKwh }: typeof comparison.now) =>
    [heatingAdjustedKwh, hotWaterKwh, energyKwh].map((each) => format(each));
  expect(row(comparison.now)).toEqual(['8800', '2000', '10800']);
  expect(row(comparison.before)).toEqual(['9600', '2400', '12000']);
  expect(comparison.changePercent && format(comparison.changePercent)).toBe('-10');
});

test.each([
  ['the first year of a user', null, '34123', 'first_period', 0],
  ['the predecessor is somebody else', { ...before, userId: 'v' }, '34123', 'first_period', 0],
  [
    'a short period behind a change of billing cycle',
    { ...before, period: { from: '2024-09-01', to: '2024-12-31' } },
    '34123',
    'periods_differ',
    0,
  ],
  ['a consumption nobody knows', { ...before, heatingKwh: null }, '34123', 'consumption_missing', 0],
  ['a postcode that is not in the table', before, '10115', 'climate_factor_missing', 2],
  [
    'a period that is not in the table',
    { ...before, period: { from: '2023-01-01', to: '2023-12-31' } },
    '34123',
    'climate_factor_missing',
    1,
  ],
] as const)('none where %s', (_, earlier, postcode, reason, missing) => {
  const comparison = weatherAdjustedComparison(now, earlier, postcode, factors);
  expect(comparison).toMatchObject({ available: false, reason });
  expect(!comparison.available && comparison.missingFactors).toHaveLength(missing);
  expect(obstacleSentence(reason, { movedIn: false }).de).toMatch(/^Kein Vergleich mit dem Vorjahr: /);
});

test('a leap day does not make years differ', () => {
  expect(weatherAdjustedComparison(now, before, '34123', factors).available).toBe(true);
});

test('a factor of 1 changes nothing, and the whole is never less than its hot water', () => {
  const kwh = fc.bigInt(0n, 10n ** 6n).map((n) => fraction(n, 10n));
  fc.assert(
    fc.property(kwh, kwh, fc.bigInt(40n, 180n), (heat, water, percent) => {
      const factor = fraction(percent, 100n);
      const table = climateFactorTable([
        { postcode: '34123', period: year2025, factor },
        { postcode: '34123', period: year2024, factor: fraction(1n) },
      ]);
      const energy = { heatingKwh: heat, hotWaterKwh: water };
      const comparison = weatherAdjustedComparison({ ...now, ...energy }, { ...before, ...energy }, '34123', table);
      if (!comparison.available) throw new Error(comparison.reason);
      expect(compare(comparison.now.heatingAdjustedKwh, multiply(heat, factor))).toBe(0);
      expect(compare(comparison.before.heatingAdjustedKwh, heat)).toBe(0);
      expect(compare(comparison.now.hotWaterKwh, water)).toBe(0);
      expect(compare(comparison.now.energyKwh, water)).toBeGreaterThanOrEqual(0);
      expect(comparison.changePercent === undefined).toBe(heat.n === 0n && water.n === 0n);
    }),
    { seed: 9 },
  );
});
