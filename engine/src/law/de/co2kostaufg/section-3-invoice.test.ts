import { describe, expect, test } from 'vitest';
import { format, parse } from '../../../money/decimal.ts';
import { multiply } from '../../../money/fraction.ts';
import {
  certificatePrice,
  emissionFactor,
  energyContent,
  etsPrice,
  invoiceEmissions,
  invoiceFactor,
} from './section-3-invoice.ts';

const day = '2025-01-01';

describe('EBeV 2030 annex 2 part 4', () => {
  test.each([
    ['natural_gas', '0.20088'],
    ['heating_oil', '0.2664'],
    ['heavy_oil', '0.28692'],
    ['lpg', '0.2358'],
    ['lignite', '0.35712'],
  ])('%s emits %s kg/kWh (net)', (fuel, factor) => {
    expect(format(emissionFactor(fuel, day)?.value ?? parse('0'))).toBe(factor);
  });

  test.each([
    ['fine', '0.33696'],
    ['lump', '0.35136'],
    ['briquettes', '0.34524'],
  ] as const)('hard coal (%s) emits %s kg/kWh (net)', (kind, factor) => {
    expect(format(emissionFactor('hard_coal', day, kind)?.value ?? parse('0'))).toBe(factor);
  });

  // What a litre or a kilogram emits, as the printed products have it.
  test.each([
    ['heating_oil', 'l', undefined, '2.676284'],
    ['heavy_oil', 'kg', undefined, '3.14815'],
    ['lpg', 'kg', undefined, '3.013'],
    ['hard_coal', 'kg', 'lump', '3.172'],
    ['hard_coal', 'kg', 'briquettes', '3.0688'],
    ['hard_coal', 'kg', 'fine', undefined],
    ['lignite', 'kg', undefined, undefined],
    ['heating_oil', 'kg', undefined, undefined],
    ['natural_gas', 'kg', undefined, undefined],
  ] as const)('%s per %s (%s) emits %s kg', (fuel, unit, kind, kg) => {
    const content = energyContent(fuel, unit, day, kind)?.value;
    const factor = emissionFactor(fuel, day, kind)?.value;
    expect(content && factor && format(multiply(content, factor))).toBe(kg);
  });

  test('before the act there is no energy content either', () => {
    expect(energyContent('heating_oil', 'l', '2022-12-31')).toBeUndefined();
  });

  test.each(['hard_coal', 'coke', 'pellets', 'wood_chips', 'firewood', 'district_heating', 'electricity_heat_pump'])(
    '%s has no single factor',
    (fuel) => expect(emissionFactor(fuel, day)).toBeUndefined(),
  );

  test('gas by gross value takes 0.903 of it; other fuels are not counted gross', () => {
    expect(format(invoiceFactor('natural_gas', 'gross', day)?.value ?? parse('0'))).toBe('0.18139464');
    expect(invoiceFactor('heating_oil', 'gross', day)).toBeUndefined();
  });

  test.each(['net', 'gross'] as const)('before the act there is none, counted %s', (calorific) => {
    expect(invoiceFactor('natural_gas', calorific, '2022-12-31')).toBeUndefined();
  });
});

test.each([
  [2021, '0'],
  [2022, '0'],
  [2023, '30'],
  [2024, '45'],
  [2025, '55'],
  [2026, '60'],
  [2027, undefined],
  [2040, undefined],
])('CO2KostAufG s. 4: fuel of %i costs %s EUR/t', (year, price) => {
  const value = certificatePrice(year)?.value;
  expect(value && format(value)).toBe(price);
});

test.each([
  [2022, undefined],
  [2023, '80.4'],
  [2024, '83.68'],
  [2025, '65.01'],
  [2026, '73.86'],
  [2027, undefined],
])(
  'CO2KostAufG s. 4: heat of the European emissions trading invoiced in %i costs %s EUR/t, provisionally',
  (year, price) => {
    const ets = etsPrice(year);
    expect(ets && format(ets.value)).toBe(price);
    expect(ets?.parameters.map(({ dated }) => dated.provisional)).toEqual(price && [true]);
  },
);

test('s. 3(3): the cost includes VAT', () => {
  const invoice = { energyKwh: parse('78540'), vatPercent: parse('19') };
  const { kg, costEur } = invoiceEmissions(invoice, parse('0.18139464'), parse('55'));
  expect(format(kg)).toBe('14246.7350256');
  expect(format(costEur, 2)).toBe('932.45');
});
