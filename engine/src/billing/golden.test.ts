import { describe, expect, test } from 'vitest';
import { parse } from '../money/decimal.ts';
import type { House } from './house.ts';
import { amounts, billed, told } from './sample-house.ts';
import { vatContained } from './statements.ts';

const keys = { heating_consumption_percent: '70', hot_water_consumption_percent: '70' };
const year2022 = { from: '2022-01-01', to: '2022-12-31' } as const;
const year2025 = { from: '2025-01-01', to: '2025-12-31' } as const;

describe('a statement of 2022, whose second occupant is reconstructed', () => {
  const house: House = {
    schema: 'klarmeter.house/1',
    id: 'G1',
    period: year2022,
    plant: { energy: 'natural_gas', billed_as: 'net' },
    hot_water_share: { method: 'given', share: '11/69' },
    costs: [{ id: 'all', kind: 'fuel', scope: 'combined', amount_eur: '3055.80' }],
    keys,
    units: [
      {
        id: '1-1',
        heating_area_m2: '80.00',
        hot_water_area_m2: '80.00',
        occupancies: [
          {
            id: 'shop',
            ...year2022,
            heating: '800.000',
            hot_water_m3: '9.061',
            advance_eur: '800.00',
            vat_percent: '19',
          },
        ],
      },
      {
        id: 'rest',
        heating_area_m2: '145.00',
        hot_water_area_m2: '145.00',
        occupancies: [{ id: 'rest', ...year2022, heating: '2100', hot_water_m3: '2.400', advance_eur: '2300.00' }],
      },
    ],
  };

  test('prints the shop as it was printed', () => {
    const result = billed(house);
    expect(result.occupants[0]).toMatchObject({
      lines: [
        { code: 'heating_base', units: '80', amount_eur: '273.99' },
        { code: 'heating_consumption', units: '800', amount_eur: '496.01' },
        { code: 'hot_water_base', units: '80', amount_eur: '51.96' },
        { code: 'hot_water_consumption', units: '9.061', amount_eur: '269.60' },
      ],
      total_eur: '1091.56',
      vat_contained_eur: '174.28',
      advance_eur: '800.00',
      balance_eur: '291.56',
    });
    const prices = result.occupants[0]?.lines.map(({ unit_price_eur }) => Number(unit_price_eur).toFixed(4));
    expect(prices).toEqual(['3.4249', '0.6200', '0.6495', '29.7539']);
  });

  test('and the rest, with a cent that goes to nobody', () => {
    const result = billed(house);
    expect(amounts(result, 'rest', 'rest')).toEqual({
      heating_base: '496.60',
      heating_consumption: '1302.04',
      hot_water_base: '94.18',
      hot_water_consumption: '71.41',
      total: '1964.23',
    });
    expect(result).toMatchObject({
      total_costs_eur: '3055.80',
      total_statements_eur: '3055.79',
      rounding_difference_eur: '0.01',
    });
  });
});

test('nobody there on the reading day: everything of the unit by time (HeizkostenV s. 9b(3))', () => {
  const result = billed({
    schema: 'klarmeter.house/1',
    id: 'G2',
    period: year2025,
    plant: { energy: 'natural_gas', billed_as: 'gross' },
    energy_used: { quantity: '40000', unit: 'kWh' },
    hot_water_share: { method: 'volume', volume_m3: '72', temperature_c: '60', reason: 'no space for a heat meter' },
    costs: [{ id: 'gas', kind: 'fuel', scope: 'combined', amount_eur: '4000.00' }],
    keys: { ...keys, heating_base_by: 'degree_days' },
    units: [
      {
        id: 'A',
        heating_area_m2: '50',
        hot_water_area_m2: '50',
        heating: '6000',
        hot_water_m3: '30',
        occupancies: [
          { id: 'A1', from: '2025-01-01', to: '2025-09-30' },
          { id: 'A2', from: '2025-10-01', to: '2025-12-31' },
        ],
      },
      {
        id: 'B',
        heating_area_m2: '50',
        hot_water_area_m2: '50',
        occupancies: [{ id: 'B', ...year2025, heating: '4000', hot_water_m3: '42' }],
      },
    ],
  });
  expect(result.hot_water_share).toBe('0.24975');
  expect(amounts(result, 'A', 'A1')).toMatchObject({
    heating_base: '288.10',
    heating_consumption: '806.67',
    hot_water_base: '112.08',
    hot_water_consumption: '217.93',
  });
  expect(amounts(result, 'A', 'A2')).toMatchObject({
    heating_base: '162.05',
    heating_consumption: '453.75',
    hot_water_base: '37.77',
    hot_water_consumption: '73.44',
  });
  expect(amounts(result, 'B', 'B')).toMatchObject({ heating_consumption: '840.28', hot_water_consumption: '407.93' });
});

test('two of three flats failed: above 25 % of the area everything goes by area (HeizkostenV s. 9a(2))', () => {
  const failed = { method: 'building_average', reason: 'battery' } as const;
  const house: House = {
    schema: 'klarmeter.house/1',
    id: 'G3',
    period: year2025,
    plant: { energy: 'district_heating', commercial_heat_supply: true },
    costs: [{ id: 'heat', kind: 'heat_supply', scope: 'heating', amount_eur: '3000.00' }],
    keys,
    units: [
      { id: 'A', heating_area_m2: '100', heating_failed: failed, occupancies: [{ id: 'A', ...year2025 }] },
      { id: 'B', heating_area_m2: '50', heating_failed: failed, occupancies: [{ id: 'B', ...year2025 }] },
      { id: 'C', heating_area_m2: '150', occupancies: [{ id: 'C', ...year2025, heating: '900' }] },
    ],
  };
  const result = billed(house);
  expect(amounts(result, 'A', 'A')).toEqual({ heating_base: '1000.00', total: '1000.00' });
  expect(amounts(result, 'B', 'B').total).toBe('500.00');
  expect(amounts(result, 'C', 'C').total).toBe('1500.00');
  expect(told(house)).toEqual([
    'warning substitutes_exceed_limit /units/0/heating_failed HeizkostenV § 9a(2)',
    'warning substitutes_exceed_limit /units/1/heating_failed HeizkostenV § 9a(2)',
  ]);
});

test('an impossible house says everything that is wrong with it', () => {
  const house = {
    schema: 'klarmeter.house/1',
    id: 'G4',
    period: year2025,
    plant: { energy: 'heating_oil', net_calorific_value: '10' },
    fuel_stock: {
      unit: 'l',
      closing_quantity: '9000',
      layers: [{ kind: 'opening', date: '2025-01-01', quantity: '1000', amount_eur: '900.00' }],
    },
    keys: { heating_consumption_percent: '40', hot_water_consumption_percent: '70' },
    units: [{ id: 'A', heating_area_m2: '0', occupancies: [{ id: 'A', ...year2025, heating: '900' }] }],
  };
  expect(told(house).filter((each) => each.startsWith('error'))).toEqual([
    'error consumption_percent_out_of_range /keys/heating_consumption_percent HeizkostenV § 7(1)',
    'error closing_stock_too_large /fuel_stock/closing_quantity HeizkostenV § 7(2)',
    'error area_zero /units HeizkostenV § 7(1)',
  ]);
});

test('stock of 2023, first in first out', () => {
  const result = billed({
    schema: 'klarmeter.house/1',
    id: 'stock',
    period: { from: '2023-01-01', to: '2023-12-31' },
    plant: { energy: 'heating_oil' },
    fuel_stock: {
      unit: 'l',
      closing_quantity: '800',
      layers: [
        { kind: 'opening', date: '2023-01-01', quantity: '500', amount_eur: '480.00' },
        { kind: 'purchase', date: '2023-12-31', quantity: '2000', amount_eur: '1548.12' },
      ],
    },
    keys,
    units: [
      {
        id: 'A',
        heating_area_m2: '100',
        occupancies: [{ id: 'A', from: '2023-01-01', to: '2023-12-31', heating: '10' }],
      },
    ],
  });
  expect(result.fuel_stock).toEqual({
    used_quantity: '1700',
    used_eur: '1408.87',
    closing_eur: '619.25',
    closing_layers: [{ date: '2023-12-31', quantity: '800', amount_eur: '619.25' }],
  });
  expect(result.total_costs_eur).toBe('1408.87');
});

test.each([
  ['opening stock', 48_000n, 40_336n],
  ['purchase', 154_812n, 130_094n],
  ['closing stock', 61_925n, 52_038n],
  ['fuel used', 140_887n, 118_392n],
])('stock of 2023, net of 19 percent: %s', (_, grossCents, netCents) => {
  expect(grossCents - vatContained(grossCents, parse('19'))).toBe(netCents);
});
