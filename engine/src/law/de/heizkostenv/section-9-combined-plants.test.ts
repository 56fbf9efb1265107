import { describe, expect, test } from 'vitest';
import { format, parse } from '../../../money/decimal.ts';
import {
  hasFormulaCorrections,
  heatByArea,
  heatByVolume,
  hotWaterShare,
  tabulatedCalorificValue,
} from './section-9-combined-plants.ts';

const year = { from: '2025-01-01', to: '2025-12-31' } as const;
const oil = { energy: 'heating_oil', billedByGrossValue: false, commercialHeatSupply: false };
const gasGross = { ...oil, energy: 'natural_gas', billedByGrossValue: true };
const gasNet = { ...gasGross, billedByGrossValue: false };
const supplied = { ...oil, energy: 'district_heating', commercialHeatSupply: true };
const heatPump = { ...oil, energy: 'electricity_heat_pump' };

test.each([
  { why: 'gas by gross value x 1.11', m3: '100', tw: '60', plant: gasGross, kwh: '13875' },
  { why: 'gas by net value as it is', m3: '100', tw: '60', plant: gasNet, kwh: '12500' },
  { why: 'commercial heat supply / 1.15', m3: '100', tw: '55', plant: supplied, kwh: '9782.6087' },
  { why: 'heat pump x 0.30', m3: '80', tw: '50', plant: heatPump, kwh: '2400' },
  { why: 'oil as it is', m3: '96', tw: '60', plant: oil, kwh: '12000' },
  { why: 'oil has no gross factor', m3: '96', tw: '60', plant: { ...oil, billedByGrossValue: true }, kwh: '12000' },
  { why: '60 degrees where nobody measured', m3: '100', tw: undefined, plant: oil, kwh: '12500' },
])('s. 9(2), by volume: $why', ({ m3, tw, plant, kwh }) => {
  const water = { volumeM3: parse(m3), temperatureC: tw === undefined ? undefined : parse(tw) };
  expect(format(heatByVolume(water, plant, year).kwh, 4)).toBe(kwh);
});

test.each([
  { why: 'per year', plant: oil, period: year, kwh: '12800' },
  { why: 'gas by gross value', plant: gasGross, period: year, kwh: '14208' },
  { why: 'a leap year is a year', plant: oil, period: { from: '2024-01-01', to: '2024-12-31' }, kwh: '12800' },
  { why: '73 of 365 days', plant: oil, period: { from: '2025-01-01', to: '2025-03-14' }, kwh: '2560' },
] as const)('s. 9(2), by area: $why', ({ plant, period, kwh }) => {
  expect(format(heatByArea(parse('400'), plant, period).kwh)).toBe(kwh);
});

test.each([
  { why: 'the formula alone', plant: oil, values: ['32'] },
  { why: 'gas by gross value', plant: gasGross, values: ['32', '1.11'] },
  { why: 'commercial heat supply', plant: supplied, values: ['32', '1.15'] },
  {
    why: 'gas by gross value of a supplier',
    plant: { ...gasGross, commercialHeatSupply: true },
    values: ['32', '1.11', '1.15'],
  },
  { why: 'heat pump', plant: heatPump, values: ['32', '0.30'] },
])('s. 9(2): $why is what the heat names', ({ plant, values }) => {
  expect(heatByArea(parse('1'), plant, year).parameters.map(({ dated }) => dated.value)).toEqual(values);
});

describe('s. 9(3)', () => {
  test('12000 kWh of oil are 1200 l', () => {
    const hi = tabulatedCalorificValue('heating_oil', 'l', year.from)?.value;
    expect(format(hotWaterShare(parse('12000'), parse('4800'), hi))).toBe('0.25');
  });

  test.each([
    ['heating_oil', 'l', '10'],
    ['heavy_oil', 'l', '10.9'],
    ['natural_gas', 'm3', '10'],
    ['lpg', 'kg', '13'],
    ['coke', 'kg', '8'],
    ['lignite', 'kg', '5.5'],
    ['hard_coal', 'kg', '8'],
    ['firewood', 'kg', '4.1'],
    ['pellets', 'kg', '5'],
    ['wood_chips', 'kg', '4'],
    ['wood_chips', 'm3', undefined],
    ['heating_oil', 'kg', undefined],
    ['district_heating', 'kWh', undefined],
  ])('%s per %s has %s kWh', (fuel, unit, kwh) => {
    const value = tabulatedCalorificValue(fuel, unit, year.from)?.value;
    expect(value && format(value)).toBe(kwh);
  });
});

test.each([
  ['H', '10'],
  ['L', '9'],
  [undefined, '10'],
] as const)('s. 9(3): natural gas of group %s has %s kWh/m3', (group, kwh) => {
  const value = tabulatedCalorificValue('natural_gas', 'm3', year.from, group)?.value;
  expect(value && format(value)).toBe(kwh);
});

test('the heat-pump factor began on 2024-10-01', () => {
  expect(hasFormulaCorrections(heatPump, '2024-09-30')).toBe(false);
  expect(hasFormulaCorrections(heatPump, '2024-10-01')).toBe(true);
  expect(hasFormulaCorrections(oil, '2024-01-01')).toBe(true);
});
