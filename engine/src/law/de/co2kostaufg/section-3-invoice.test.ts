import { describe, expect, test } from 'vitest';
import { format, parse } from '../../../money/decimal.ts';
import { certificatePrice, emissionFactor, invoiceEmissions, invoiceFactor } from './section-3-invoice.ts';

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

test('s. 3(3): the cost includes VAT', () => {
  const invoice = { energyKwh: parse('78540'), vatPercent: parse('19') };
  const { kg, costEur } = invoiceEmissions(invoice, parse('0.18139464'), parse('55'));
  expect(format(kg)).toBe('14246.7350256');
  expect(format(costEur, 2)).toBe('932.45');
});
