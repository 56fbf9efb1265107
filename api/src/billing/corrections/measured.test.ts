import type { House, HouseOccupancy, HouseUnit } from '@klarmeter/engine';
import { expect, test } from 'vitest';
import { billFrozen } from '../house/bill-frozen.ts';
import type { Provenance } from '../house/provenance.ts';
import { type MeasuredHouse, measuredChanges, withMeasured } from './measured.ts';

const YEAR = { from: '2025-01-01', to: '2025-12-31' } as const;

/** Two flats of one size at district heating; the second is what a test says. */
function measuredHouse(second: Partial<HouseUnit>, ofOccupancy: Partial<HouseOccupancy>, provenance: Provenance = {}) {
  const flat = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const house: House = {
    schema: 'klarmeter.house/1',
    id: 'run',
    period: YEAR,
    plant: { energy: 'district_heating' },
    costs: [{ id: 'c', kind: 'fuel', scope: 'heating', amount_eur: '1000.00' }],
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    units: [
      { id: 'a', ...flat, occupancies: [{ id: 'oa', ...YEAR, heating: '100' }] },
      { id: 'b', ...flat, ...second, occupancies: [{ id: 'ob', ...YEAR, ...ofOccupancy }] },
    ],
  };
  return { house, provenance: { '/units/1/occupancies/0/heating': { reading_ids: ['r'] }, ...provenance } };
}

const substituted = measuredHouse(
  { heating_failed: { method: 'building_average', value: '100', reason: 'Ausfall' } },
  {},
);
const read = measuredHouse({}, { heating: '60' });
const said = (a: MeasuredHouse, b: MeasuredHouse) =>
  measuredChanges(a, b).map(({ unit_id, occupancy_id, field, before, after }) =>
    [unit_id, occupancy_id, field, before.value, before.origin, before.method, after.value, after.origin].join(' '),
  );

test.each([
  ['nothing changed', read, read, []],
  [
    'a substitute gives way to a reading',
    substituted,
    read,
    ['b  heating 100 substituted building_average  missing', 'b ob heating  missing  60 measured'],
  ],
  ['another value', read, measuredHouse({}, { heating: '61' }), ['b ob heating 60 measured  61 measured']],
  [
    'somebody else lives there by now: no reading made that',
    read,
    { ...read, house: { ...read.house, units: read.house.units.slice(0, 1) } },
    [],
  ],
] as const)('%s', (_, before, after, expected) => {
  expect(said(before, after)).toEqual(expected);
});

test('a house with other values keeps its costs, keys and users, and is billed by the values', () => {
  const changed = withMeasured(substituted, read);
  expect(changed.units[1]).toEqual(read.house.units[1]);
  expect({ ...changed, units: [] }).toEqual({ ...substituted.house, units: [] });
  expect(billFrozen(changed, { reasons: false })).toEqual(billFrozen(read.house, { reasons: false }));
});

test('what somebody stated for the house is no matter of readings; what was read is', () => {
  const of = (quantity: string, origin: object): MeasuredHouse => {
    const provenance = { '/energy_used/quantity': origin };
    return { ...read, house: { ...read.house, energy_used: { quantity, unit: 'kWh' } }, provenance };
  };
  const stated: MeasuredHouse = { ...read, house: { ...read.house, energy_used: { quantity: '9', unit: 'kWh' } } };
  expect(said(stated, read)).toEqual([]);
  const [before, after] = [of('1000', { reading_ids: ['x'] }), of('1100', { reading_ids: ['y'] })];
  expect(said(before, after)).toEqual(['  energy_used 1000 measured  1100 measured']);
  expect(withMeasured(before, after)).toMatchObject({ energy_used: { quantity: '1100' } });
});
