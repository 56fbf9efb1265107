import { expect, test } from 'vitest';
import { flat, grouped, rich, told, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

const { period } = twoFlats;
const [a] = twoFlats.units;
const hotWater = (change: object) => ({ ...twoFlatsWithHotWater, ...change });
const volume = { method: 'volume', volume_m3: '20', reason: 'r' };
const stocked = (stock: object, more: object = {}) => ({
  ...twoFlats,
  plant: { energy: 'heating_oil' },
  costs: [],
  fuel_stock: {
    unit: 'l',
    closing_quantity: '0',
    layers: [{ kind: 'purchase', date: '2025-01-01', quantity: '1', amount_eur: '1' }],
    ...stock,
  },
  ...more,
});
const share = { hot_water_share: { method: 'measured', heat_kwh: '1' }, units: twoFlatsWithHotWater.units };
const layer = { kind: 'purchase', date: '2025-01-01', quantity: '1', amount_eur: '1' };
const list = grouped.groups?.list ?? [];
const groups = (first: object, second: object = {}) => ({
  ...grouped,
  groups: {
    pre_split_consumption_percent: '50',
    list: [
      { ...list[0], ...first },
      { ...list[1], ...second },
    ],
  },
});
const still = flat('B', '40', { heating: '0' });

const oneUnit = (unit: object) => ({ ...twoFlats, units: [unit] });
const occupied = (own: object) => oneUnit(flat('A', '60', { heating: '1', ...own }));
const failing = (failure: object) => ({
  ...twoFlats,
  units: [{ ...flat('A', '1'), heating_failed: failure }, flat('B', '9', { heating: '1' })],
});

test.each<[string, unknown, ...string[]]>([
  [
    'an area and a reading',
    oneUnit(flat('A', 'sixty', { heating: 'many' })),
    'not_a_number /units/0/heating_area_m2',
    'not_a_number /units/0/occupancies/0/heating',
  ],
  [
    'a reading beside zero',
    { ...twoFlats, units: [flat('A', '1', { heating: 'x' }), still] },
    'not_a_number /units/0/occupancies/0/heating',
  ],
  [
    'a value of a unit beside zero',
    { ...twoFlats, units: [flat('A', '1', {}, { heating: 'x' }), still] },
    'not_a_number /units/0/heating',
  ],
  ['the first day of a house with everything', { ...rich, period: { ...period, from: 'x' } }, 'not_a_day /period/from'],
  ['the last day of it', { ...rich, period: { ...period, to: 2025 } }, 'not_a_day /period/to'],
  ['a last day that is missing', { ...rich, period: { from: '2025-01-01' } }, 'missing_field /period/to'],
  ['the first day of an occupancy', occupied({ from: 'x' }), 'not_a_day /units/0/occupancies/0/from'],
  ['the last day of an occupancy', occupied({ to: 'x' }), 'not_a_day /units/0/occupancies/0/to'],
  [
    'ids that are missing',
    {
      ...twoFlats,
      units: [
        { ...a, id: undefined },
        { ...a, id: undefined },
      ],
    },
    'missing_field /units/0/id',
    'missing_field /units/1/id',
  ],
  [
    'a kind of cost',
    { ...twoFlats, costs: [{ id: 'k', kind: 5, scope: 'heating', amount_eur: '1' }] },
    'wrong_type /costs/0/kind',
  ],
  [
    'a scope',
    hotWater({ costs: [{ id: 'k', kind: 'fuel', scope: 'roof', amount_eur: '1' }] }),
    'unknown_value /costs/0/scope',
  ],
  [
    'a percent',
    { ...twoFlats, keys: { heating_consumption_percent: 'x' } },
    'not_a_number /keys/heating_consumption_percent',
  ],
  [
    'a percent of hot water',
    hotWater({ keys: { ...twoFlats.keys, hot_water_consumption_percent: 'x' } }),
    'not_a_number /keys/hot_water_consumption_percent',
  ],
  [
    'measured heat',
    hotWater({ hot_water_share: { method: 'measured', heat_kwh: 'x' } }),
    'not_a_number /hot_water_share/heat_kwh',
  ],
  ['a volume', hotWater({ hot_water_share: { ...volume, volume_m3: 'x' } }), 'not_a_number /hot_water_share/volume_m3'],
  [
    'a temperature',
    hotWater({ hot_water_share: { ...volume, temperature_c: 'x' } }),
    'not_a_number /hot_water_share/temperature_c',
  ],
  [
    'an area of hot water',
    {
      ...twoFlats,
      plant: { energy: 'natural_gas' },
      energy_used: { quantity: '1', unit: 'kWh' },
      costs: [{ id: 'g', kind: 'fuel', scope: 'combined', amount_eur: '1' }],
      units: [flat('A', '1', { heating: '1' }, { hot_water_area_m2: '1' })],
      hot_water_share: { method: 'area', area_m2: 'x', reason: 'r' },
    },
    'not_a_number /hot_water_share/area_m2',
    'no_consumption /units',
  ],
  ['a share', hotWater({ hot_water_share: { method: 'given', share: 5 } }), 'wrong_type /hot_water_share/share'],
  ['a method', hotWater({ hot_water_share: { method: 'guess' } }), 'unknown_value /hot_water_share/method'],
  ['energy used', hotWater({ energy_used: { quantity: 'x', unit: 'kWh' } }), 'not_a_number /energy_used/quantity'],
  [
    'energy used of nothing',
    hotWater({ energy_used: { quantity: '0', unit: 'kWh' } }),
    'not_positive /energy_used/quantity',
  ],
  ['its unit', hotWater({ energy_used: { quantity: '1', unit: 't' } }), 'unknown_value /energy_used/unit'],
  [
    'a calorific value',
    hotWater({
      plant: { energy: 'natural_gas', net_calorific_value: 'x' },
      energy_used: { quantity: '1000', unit: 'm3' },
    }),
    'not_a_number /plant/net_calorific_value',
  ],
  [
    'a calorific value of nothing',
    hotWater({
      plant: { energy: 'natural_gas', net_calorific_value: '0' },
      energy_used: { quantity: '1000', unit: 'm3' },
    }),
    'not_positive /plant/net_calorific_value',
  ],
  ['a plant that is missing', hotWater({ plant: undefined }), 'missing_field /plant/energy'],
  ['an energy', hotWater({ plant: { energy: 'peat' } }), 'unknown_value /plant/energy'],
  ['the unit of a stock', stocked({ unit: 't' }, share), 'unknown_value /fuel_stock/unit'],
  [
    'a closing stock above all that was there',
    stocked({ closing_quantity: '9' }, share),
    'closing_stock_too_large /fuel_stock/closing_quantity',
  ],
  ['the day of a purchase', stocked({ layers: [{ ...layer, date: 'soon' }] }), 'not_a_day /fuel_stock/layers/0/date'],
  [
    'the kind of a layer',
    stocked({ layers: [{ ...layer, kind: 'gift', date: '2024-12-31' }] }),
    'unknown_value /fuel_stock/layers/0/kind',
  ],
  ['a period around purchases', stocked({}, { period: { ...period, from: 'x' } }), 'not_a_day /period/from'],
  ['layers that are missing', stocked({ layers: undefined }), 'missing_field /fuel_stock/layers'],
  [
    'a main meter of nothing',
    { ...rich, cold_water: { amount_eur: '1', main_meter_m3: '0' } },
    'not_positive /cold_water/main_meter_m3',
  ],
  ['a living area', { ...rich, co2: { ...rich.co2, living_area_m2: 'x' } }, 'not_a_number /co2/living_area_m2'],
  [
    'the percent between groups',
    { ...grouped, groups: { ...grouped.groups, pre_split_consumption_percent: 'x' } },
    'not_a_number /groups/pre_split_consumption_percent',
  ],
  [
    'the percent of a group',
    groups({ heating_consumption_percent: 'x' }),
    'not_a_number /groups/list/0/heating_consumption_percent',
  ],
  [
    'what a group recorded, beside zero',
    groups({ recorded: 'x' }, { recorded: '0' }),
    'not_a_number /groups/list/0/recorded',
  ],
  ['the area of a group', groups({ area_m2: 'x' }), 'not_a_number /groups/list/0/area_m2'],
  [
    'the area of a unit of a group',
    {
      ...groups({ area_m2: undefined }),
      units: [flat('A', 'x', { heating: '1' }, { group: 'A' }), grouped.units[1]],
    },
    'not_a_number /units/0/heating_area_m2',
  ],
  ['the method of a failure', failing({ method: 'guess' }), 'unknown_value /units/0/heating_failed/method'],
  [
    'the reason of a failure',
    failing({ method: 'building_average', reason: 1 }),
    'wrong_type /units/0/heating_failed/reason',
  ],
  [
    'earlier values, beside zero',
    { ...twoFlats, units: [flat('A', '1', {}, { heating_failed: { method: 'previous_periods' } }), still] },
    'substitute_data_missing /units/0/heating_failed',
  ],
])('%s: one finding, and nothing follows from it', (_, house, ...places) => {
  expect(told(house).map((each) => each.split(' ').slice(1, 3).join(' '))).toEqual(places);
});
