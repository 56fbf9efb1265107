import { expect, test } from 'vitest';
import { format, formatFixed, parse } from '../../../money/decimal.ts';
import { fraction } from '../../../money/fraction.ts';
import { classifyResidential } from './section-5-split.ts';

const year = { from: '2025-01-01', to: '2025-12-31' } as const;

// Kilograms over 100 m2: one row per sentence of the statute that can go wrong, plus both sides of an edge.
test.each([
  { why: '11.94 stays in the first row', kg: '1194', kgPerM2: '11.9', percent: '0' },
  { why: 's. 3: 11.95 rounds to 12.0 and moves up a row', kg: '1195', kgPerM2: '12.0', percent: '10' },
  { why: '16.96 rounds to 17.0', kg: '1696', kgPerM2: '17.0', percent: '20' },
  { why: '22.0 belongs to the upper row', kg: '2200', kgPerM2: '22.0', percent: '30' },
  { why: '34.54 is the row of halves', kg: '3454', kgPerM2: '34.5', percent: '50' },
  { why: '51.94 stays below the last row', kg: '5194', kgPerM2: '51.9', percent: '80' },
  { why: '51.95 reaches it', kg: '5195', kgPerM2: '52.0', percent: '95' },
  { why: 'the last row is open', kg: '9000', kgPerM2: '90.0', percent: '95' },
  {
    why: 's. 4: 73 of 365 days shrink the first bound to 2.4',
    kg: '240',
    kgPerM2: '2.4',
    percent: '10',
    to: '2025-03-14',
  },
  { why: 's. 4: and 2.3 stays below it', kg: '234', kgPerM2: '2.3', percent: '0', to: '2025-03-14' },
] as const)('CO2KostAufG s. 5(1): $why', ({ kg, kgPerM2, percent, ...row }) => {
  const period = 'to' in row ? { ...year, to: row.to } : year;
  const split = classifyResidential({ period, emittedKg: parse(kg), livingAreaM2: parse('100') });
  expect(formatFixed(split.kgPerM2, 1)).toBe(kgPerM2);
  expect(format(fraction(split.landlordPermille, 10n))).toBe(percent);
  expect(split.parameter.source.statute).toBe('CO2KostAufG');
});

test.each([
  ['0', '11.9', '0'],
  ['12.0', '16.9', '10'],
  ['17.0', '21.9', '20'],
  ['22.0', '26.9', '30'],
  ['27.0', '31.9', '40'],
  ['32.0', '36.9', '50'],
  ['37.0', '41.9', '60'],
  ['42.0', '46.9', '70'],
  ['47.0', '51.9', '80'],
  ['52.0', '99.9', '95'],
])('annex to CO2KostAufG s. 5 to 7: %s to %s kg/m2 are %s percent of the landlord', (from, to, percent) => {
  for (const kgPerM2 of [from, to]) {
    const split = classifyResidential({ period: year, emittedKg: parse(kgPerM2), livingAreaM2: parse('1') });
    expect(format(fraction(split.landlordPermille, 10n))).toBe(percent);
  }
});

test('a period before the act has no answer', () => {
  const before = { from: '2022-01-01', to: '2022-12-31' } as const;
  expect(() => classifyResidential({ period: before, emittedKg: parse('1'), livingAreaM2: parse('1') })).toThrow(
    'no value in force on 2022-01-01',
  );
});
