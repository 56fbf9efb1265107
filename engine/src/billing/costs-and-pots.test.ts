import { describe, expect, test } from 'vitest';
import type { House, HouseFuelStock } from './house.ts';
import {
  amounts,
  billed,
  during,
  flat,
  grouped,
  stocked as oilTank,
  told,
  twoFlats,
  twoFlatsWithHotWater,
} from './sample-house.ts';

const cost = (kind: string, scope: string, amount_eur = '100.00') => ({
  id: `${kind} ${scope}`,
  kind,
  scope,
  amount_eur,
});

describe('kinds of cost', () => {
  test.each([
    ['fuel', 'heating'],
    ['fuel_delivery', 'combined'],
    ['heat_supply', 'combined'],
    ['heating_electricity', 'heating'],
    ['operating_electricity', 'heating'],
    ['operation', 'heating'],
    ['maintenance', 'heating'],
    ['cleaning', 'heating'],
    ['emission_measurement', 'heating'],
    ['metering_rent', 'hot_water'],
    ['calibration', 'heating'],
    ['reading', 'heating'],
    ['billing', 'hot_water'],
    ['water_supply', 'hot_water'],
  ])('%s of scope %s is billed', (kind, scope) => {
    const costs = [cost(kind, scope), cost('fuel', 'combined', '900.00')] as NonNullable<House['costs']>;
    expect(billed({ ...twoFlatsWithHotWater, costs }).total_statements_eur).toBe('1000.00');
  });

  test.each([
    ['repair', 'heating', 'HeizkostenV § 7(2)'],
    ['administration', 'combined', 'HeizkostenV § 7(2)'],
    ['water_supply', 'heating', 'HeizkostenV § 7(2)'],
    ['repair', 'hot_water', 'HeizkostenV § 8(2)'],
  ])('%s of scope %s is refused by %s', (kind, scope, basis) => {
    expect(told({ ...twoFlatsWithHotWater, costs: [cost('fuel', 'combined'), cost(kind, scope)] })).toEqual([
      `error cost_kind_not_allowed /costs/1/kind ${basis}`,
    ]);
  });
});

describe('combined plants', () => {
  test('common cost by the share, own cost to its pot', () => {
    const costs = [
      ...(twoFlatsWithHotWater.costs ?? []),
      { id: 'h', kind: 'metering_rent', scope: 'heating', amount_eur: '50.00' },
      { id: 'w', kind: 'water_supply', scope: 'hot_water', amount_eur: '150.00' },
    ] as const;
    const result = billed({ ...twoFlatsWithHotWater, costs });
    // 0.75 * 1000 + 50 = 800 of heating, 0.25 * 1000 + 150 = 400 of hot water; A has six tenths of all.
    expect(result.hot_water_share).toBe('0.25');
    expect(amounts(result, 'A')).toEqual({
      heating_base: '144.00',
      heating_consumption: '336.00',
      hot_water_base: '72.00',
      hot_water_consumption: '168.00',
      total: '720.00',
    });
  });

  const oilStock: HouseFuelStock = {
    unit: 'l',
    closing_quantity: '200',
    layers: [{ kind: 'opening', date: '2025-01-01', quantity: '1200', amount_eur: '1200.00' }],
  };

  test.each<[string, Partial<House>, string]>([
    ['m3 of gas at 10 kWh', { energy_used: { quantity: '1000', unit: 'm3' } }, '0.25'],
    [
      'm3 of gas at the invoiced value',
      { plant: { energy: 'natural_gas', net_calorific_value: '12.5' }, energy_used: { quantity: '1000', unit: 'm3' } },
      '0.2',
    ],
    [
      'm3 of gas of group L at 9 kWh (s. 9(3))',
      { plant: { energy: 'natural_gas', gas_group: 'L' }, energy_used: { quantity: '1000', unit: 'm3' } },
      '0.277777777778',
    ],
    ['kWh whatever the calorific value', { plant: { energy: 'natural_gas', net_calorific_value: '12.5' } }, '0.25'],
    [
      'kg of wood chips at 4 kWh',
      { plant: { energy: 'wood_chips' }, energy_used: { quantity: '2500', unit: 'kg' } },
      '0.25',
    ],
    [
      'm3 of wood chips with the field',
      { plant: { energy: 'wood_chips', net_calorific_value: '650' }, energy_used: { quantity: '40', unit: 'm3' } },
      '0.096153846154',
    ],
    ['the quantity used of a stock', { plant: { energy: 'heating_oil' }, fuel_stock: oilStock, costs: [] }, '0.25'],
    ['a share given as a ratio', { hot_water_share: { method: 'given', share: '1/3' } }, '0.333333333333'],
    ['a measured heat pump by heat', { plant: { energy: 'electricity_heat_pump' } }, '0.25'],
    [
      'a heat pump by volume and electricity',
      {
        plant: { energy: 'electricity_heat_pump' },
        hot_water_share: { method: 'volume', volume_m3: '80', temperature_c: '50', reason: 'r' },
      },
      '0.24',
    ],
    [
      'district heating by volume',
      { plant: { energy: 'district_heating' }, hot_water_share: { method: 'volume', volume_m3: '23', reason: 'r' } },
      '0.25',
    ],
  ])('share from %s', (_, change, share) => {
    const { energy_used, ...house } = { ...twoFlatsWithHotWater, ...change };
    const withEnergy = 'fuel_stock' in change || energy_used === undefined ? house : { ...house, energy_used };
    expect(billed(withEnergy).hot_water_share).toBe(share);
  });

  test.each<[string, object, ...string[]]>([
    [
      'nothing measured',
      { hot_water_share: { method: 'measured', heat_kwh: '0' } },
      'error hot_water_share_out_of_range /hot_water_share HeizkostenV § 9',
    ],
    [
      'as much as all',
      { hot_water_share: { method: 'measured', heat_kwh: '10000' } },
      'error hot_water_share_out_of_range /hot_water_share HeizkostenV § 9',
    ],
    [
      'one given',
      { hot_water_share: { method: 'given', share: '1' } },
      'error hot_water_share_out_of_range /hot_water_share HeizkostenV § 9',
    ],
    [
      'water colder than the supply',
      { hot_water_share: { method: 'volume', volume_m3: '50', temperature_c: '9', reason: 'r' } },
      'error hot_water_share_out_of_range /hot_water_share HeizkostenV § 9',
    ],
    [
      'm3 of wood chips',
      { plant: { energy: 'wood_chips' }, energy_used: { quantity: '40', unit: 'm3' } },
      'warning fuel_stock_missing /fuel_stock HeizkostenV § 7(2)',
      'error calorific_value_missing /plant HeizkostenV § 9(3)',
    ],
    ['no energy used', { energy_used: undefined }, 'error missing_field /energy_used -'],
    [
      'a formula without a reason',
      { hot_water_share: { method: 'volume', volume_m3: '50' } },
      'warning formula_without_reason /hot_water_share HeizkostenV § 9(2)',
    ],
    [
      'a formula for no reason',
      { hot_water_share: { method: 'volume', volume_m3: '50', reason: ' ' } },
      'warning formula_without_reason /hot_water_share HeizkostenV § 9(2)',
    ],
    [
      'water below the freezing point',
      { hot_water_share: { method: 'volume', volume_m3: '50', temperature_c: '-5', reason: 'r' } },
      'error hot_water_share_out_of_range /hot_water_share HeizkostenV § 9',
    ],
    [
      'the area formula beside one meter of one occupant',
      {
        hot_water_share: { method: 'area', area_m2: '100', reason: 'r' },
        units: [
          {
            ...flat('A', '60', {}, { hot_water_area_m2: '60' }),
            occupancies: [
              { id: '1', from: '2025-01-01', to: '2025-09-30', heating: '1', hot_water_m3: '1' },
              { id: '2', from: '2025-10-01', to: '2025-12-31', heating: '1' },
            ],
          },
          flat('B', '40', { heating: '400' }),
        ],
      },
      'error area_formula_with_meters /hot_water_share HeizkostenV § 9(2)',
      'error reading_incomplete /units/0/occupancies/1/hot_water_m3 HeizkostenV § 9b',
    ],
    [
      'the area formula beside meters, whatever comes out of it',
      { hot_water_share: { method: 'area', area_m2: '100000', reason: 'r' } },
      'error area_formula_with_meters /hot_water_share HeizkostenV § 9(2)',
    ],
    [
      'a heat pump before its factor',
      {
        ...during(twoFlatsWithHotWater, '2024-01-01', '2024-12-31'),
        plant: { energy: 'electricity_heat_pump' },
        hot_water_share: { method: 'volume', volume_m3: '80', reason: 'r' },
      },
      'warning heat_pump_before_law /hot_water_share HeizkostenV § 9(2)',
    ],
    [
      'energy beside a stock that says otherwise',
      { plant: { energy: 'heating_oil' }, fuel_stock: oilStock },
      'error energy_used_contradicts_stock /energy_used HeizkostenV § 9(3)',
    ],
    [
      'another unit than that of the stock',
      { plant: { energy: 'heating_oil' }, fuel_stock: oilStock, energy_used: { quantity: '1000', unit: 'kg' } },
      'error energy_used_contradicts_stock /energy_used HeizkostenV § 9(3)',
    ],
    [
      'another quantity than that of the stock',
      { plant: { energy: 'heating_oil' }, fuel_stock: oilStock, energy_used: { quantity: '1000.1', unit: 'l' } },
      'error energy_used_contradicts_stock /energy_used HeizkostenV § 9(3)',
    ],
    [
      'nothing of energy that agrees with the stock',
      { plant: { energy: 'heating_oil' }, fuel_stock: oilStock, energy_used: { quantity: '1000.0', unit: 'l' } },
    ],
    ['nothing of a house in order', {}],
    ['nothing of a cost of nothing', { costs: [cost('fuel', 'combined', '0.00'), cost('fuel', 'hot_water', '0.00')] }],
    [
      'a share without common cost',
      { costs: twoFlats.costs },
      'warning hot_water_share_unused /hot_water_share HeizkostenV § 9',
    ],
  ])('%s is said', (_, change, ...findings) => expect(told({ ...twoFlatsWithHotWater, ...change })).toEqual(findings));

  test('a heat pump before its factor is billed by the first one', () => {
    const house: House = {
      ...during(twoFlatsWithHotWater, '2024-01-01', '2024-12-31'),
      plant: { energy: 'electricity_heat_pump' },
      hot_water_share: { method: 'volume', volume_m3: '80', temperature_c: '50', reason: 'r' },
    };
    // 2.5 * 80 * 40 * 0.30 = 2400 kWh of 10000.
    expect(billed(house).hot_water_share).toBe('0.24');
  });

  test('without hot water the common cost is all heating', () => {
    const result = billed({
      ...twoFlats,
      costs: [{ id: 'g', kind: 'fuel', scope: 'combined', amount_eur: '1000.00' }],
    });
    expect(amounts(result, 'A')).toEqual({ heating_base: '180.00', heating_consumption: '420.00', total: '600.00' });
    expect(result).not.toHaveProperty('hot_water_share');
  });

  test('own hot-water cost makes a pot of its own without a share', () => {
    const { hot_water_share, energy_used, ...house } = twoFlatsWithHotWater;
    const costs = [{ id: 'w', kind: 'fuel', scope: 'hot_water', amount_eur: '100.00' }] as const;
    expect(amounts(billed({ ...house, costs }), 'A')).toEqual({
      hot_water_base: '18.00',
      hot_water_consumption: '42.00',
      total: '60.00',
    });
  });
});

describe('pots calculated elsewhere', () => {
  const pots = { heating: { base_eur: '300.00', consumption_eur: '700.005' } };
  const { costs, ...house } = twoFlats;

  test('are distributed as they are', () => {
    const result = billed({ ...house, pots });
    expect(amounts(result, 'A')).toEqual({ heating_base: '180.00', heating_consumption: '420.00', total: '600.00' });
    expect(result).toMatchObject({ total_costs_eur: '1000.01', rounding_difference_eur: '0.01' });
  });

  test('need no percent, and stand beside nothing else', () => {
    const { keys, ...keyless } = house;
    expect(billed({ ...keyless, pots }).total_statements_eur).toBe('1000.00');
    const together = ['error costs_and_pots /pots -'];
    expect(told({ ...twoFlats, pots })).toEqual(together);
    expect(told({ ...grouped, costs: [], pots })).toEqual(together);
    expect(told({ ...oilTank, co2: undefined, pots })).toEqual(together);
    expect(told({ ...house, pots, hot_water_share: { method: 'given', share: '1/4' } })).toEqual([
      'warning hot_water_share_unused /hot_water_share HeizkostenV § 9',
    ]);
    expect(told({ ...house, pots, units: [flat('A', '0')] })).toEqual(['error area_zero /units HeizkostenV § 7(1)']);
  });
});

test('what each unit is charged for: areas it has, values it needs', () => {
  const garage = flat('G', '0', { heating: '5' });
  expect(told({ ...twoFlats, units: [...twoFlats.units, garage] })).toEqual([
    'warning reading_without_area /units/2/heating_area_m2 -',
  ]);
  const occupancies = [
    { id: '1', from: '2025-01-01', to: '2025-06-30', heating: '5' },
    { id: '2', from: '2025-07-01', to: '2025-12-31' },
  ];
  expect(told({ ...twoFlats, units: [...twoFlats.units, { ...garage, occupancies }] })).toEqual([
    'warning reading_without_area /units/2/heating_area_m2 -',
  ]);
  expect(told({ ...twoFlats, units: [...twoFlats.units, flat('G', '0', {}, { heating: '5' })] })).toEqual([
    'warning reading_without_area /units/2/heating_area_m2 -',
  ]);
  const result = billed({ ...twoFlats, units: [...twoFlats.units, garage] });
  expect(amounts(result, 'G')).toEqual({ total: '0.00' });
  expect(amounts(result, 'A').total).toBe('600.00');
});
