import { expect, test } from 'vitest';
import type { House } from '../billing/house.ts';
import { billed, flat, twoFlats, twoFlatsWithHotWater } from '../billing/sample-house.ts';
import { closedPeriodBasis } from './closed-period.ts';

const of = (house: House, group?: string) => closedPeriodBasis(house, billed(house), group);
const period = { basis: 'last_period', from: '2025-01-01', to: '2025-12-31' };

test.each<[why: string, house: House, heating: object | undefined, hotWater: object | undefined]>([
  [
    'measured heat: 10,000 kWh, a quarter of it in 50 m3 of hot water',
    twoFlatsWithHotWater,
    { heat_kwh: '7500', units: '1000' },
    { heat_kwh: '2500', volume_m3: '50' },
  ],
  [
    'a share that was given',
    { ...twoFlatsWithHotWater, hot_water_share: { method: 'given', share: '1/5' } },
    { heat_kwh: '8000', units: '1000' },
    { heat_kwh: '2000', volume_m3: '50' },
  ],
  [
    'a formula says nothing that it would not say again: 2.5 · 50 · (60 − 10) kWh are not a measurement',
    { ...twoFlatsWithHotWater, hot_water_share: { method: 'volume', volume_m3: '50' } },
    { heat_kwh: '3750', units: '1000' },
    undefined,
  ],
  [
    'heating alone, oil by the calorific value of the plant',
    {
      ...twoFlats,
      plant: { energy: 'heating_oil', net_calorific_value: '10.5' },
      energy_used: { quantity: '400', unit: 'l' },
    },
    { heat_kwh: '4200', units: '1000' },
    undefined,
  ],
  [
    'heating alone, oil by the table of section 9(3): 10 kWh a litre',
    { ...twoFlats, plant: { energy: 'heating_oil' }, energy_used: { quantity: '400', unit: 'l' } },
    { heat_kwh: '4000', units: '1000' },
    undefined,
  ],
  ['no energy named', twoFlats, undefined, undefined],
])('HeizkostenV section 6a(2): %s', (_, house, heating, hotWater) => {
  expect(of(house)).toEqual({
    ...(heating && { heating: { ...period, ...heating } }),
    ...(hotWater && { hot_water: { ...period, ...hotWater } }),
  });
});

test('fuel that came from the stock counts as far as it was used', () => {
  const house: House = {
    ...twoFlats,
    plant: { energy: 'heating_oil' },
    costs: [{ id: 'rent', kind: 'metering_rent', scope: 'combined', amount_eur: '100.00' }],
    energy_used: undefined as never,
    fuel_stock: {
      unit: 'l',
      closing_quantity: '500',
      layers: [{ kind: 'opening', date: '2025-01-01', quantity: '1500', amount_eur: '1500.00' }],
    },
  };
  expect(of(house).heating).toEqual({ ...period, heat_kwh: '10000', units: '1000' });
});

test('a group of the pre-recording takes its part by what its own meter recorded', () => {
  const house: House = {
    ...twoFlats,
    energy_used: { quantity: '9000', unit: 'kWh' },
    groups: {
      pre_split_consumption_percent: '70',
      list: [
        { id: 'W', recorded: '6000' },
        { id: 'G', recorded: '3000' },
      ],
    },
    units: [flat('A', '60', { heating: '600' }, { group: 'W' }), flat('B', '40', { heating: '400' }, { group: 'G' })],
  };
  expect(of(house, 'W').heating).toEqual({ ...period, heat_kwh: '6000', units: '600' });
  expect(of(house, 'G').heating).toEqual({ ...period, heat_kwh: '3000', units: '400' });
  expect(of(house, 'nobody').heating).toBeUndefined();
});

test('where nothing was recorded, no unit stands for anything', () => {
  const failed = { method: 'building_average' } as const;
  const house: House = {
    ...twoFlats,
    energy_used: { quantity: '9000', unit: 'kWh' },
    units: [flat('A', '60', {}, { heating_failed: failed }), flat('B', '40', {}, { heating_failed: failed })],
  };
  expect(of(house).heating).toBeUndefined();
});
