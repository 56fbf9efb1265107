import { describe, expect, test } from 'vitest';
import type { House } from '../billing/house.ts';
import { billed, flat, twoFlats, twoFlatsWithHotWater } from '../billing/sample-house.ts';
import { periodOfMonth } from '../time/month.ts';
import { closedPeriodPrices, type PricedBasis } from './closed-period-prices.ts';

const prices = (house: House, basis: PricedBasis, group?: string) =>
  closedPeriodPrices(house, billed(house), basis, periodOfMonth('2026-10'), group);

const last = { basis: 'last_period', from: '2025-01-01', to: '2025-12-31' } as const;
const METERS = { basis: 'heat_meters' } as const;

// 750 EUR for heating, 525 of them for 1000 units; 250 EUR for hot water, 175 of them for 50 m3.
describe.each<[why: string, basis: PricedBasis, heating: string | undefined, hotWater: string | undefined]>([
  ['kWh as they are: 0.525 EUR each', { heating: METERS }, '0.525', undefined],
  ['units of 7.5 kWh', { heating: { ...last, heat_kwh: '7500', units: '1000' } }, '0.07', undefined],
  [
    'm3 of 50 kWh: 3.50 EUR each',
    { heating: METERS, hot_water: { ...last, heat_kwh: '2500', volume_m3: '50' } },
    '0.525',
    '0.07',
  ],
  ['m3 of 125 kWh by the formula', { hot_water: { basis: 'formula' } }, undefined, '0.028'],
  ['m3 of 100 kWh at 50 degrees', { hot_water: { basis: 'formula', temperature_c: '50' } }, undefined, '0.035'],
  [
    'a plan is no price',
    { heating: { basis: 'energy_certificate', heating_kwh_per_m2_year: '90' } },
    undefined,
    undefined,
  ],
  ['nothing is supplied', {}, undefined, undefined],
])('price of a kWh: %s', (_, basis, heating, hotWater) => {
  test('by the unit price of the last statements', () =>
    expect(prices(twoFlatsWithHotWater, basis)).toEqual({
      ...(heating && { heating_eur_per_kwh: heating }),
      ...(hotWater && { hot_water_eur_per_kwh: hotWater }),
    }));
});

test('a group of the pre-recording has prices of its own', () => {
  const house: House = {
    ...twoFlats,
    groups: {
      pre_split_consumption_percent: '100',
      list: [
        { id: 'W', recorded: '6000' },
        { id: 'G', recorded: '4000' },
      ],
    },
    units: [flat('A', '60', { heating: '600' }, { group: 'W' }), flat('B', '40', { heating: '100' }, { group: 'G' })],
  };
  expect(prices(house, { heating: METERS }, 'W')).toEqual({ heating_eur_per_kwh: '0.7' });
  expect(prices(house, { heating: METERS }, 'G')).toEqual({ heating_eur_per_kwh: '2.8' });
  expect(prices(house, { heating: METERS }, 'nobody')).toEqual({});
});

test('costs shared by area alone have no price of a kWh', () => {
  const failed = { method: 'building_average' } as const;
  const units = [flat('A', '60', {}, { heating_failed: failed }), flat('B', '40', {}, { heating_failed: failed })];
  expect(prices({ ...twoFlats, units }, { heating: METERS })).toEqual({});
});
