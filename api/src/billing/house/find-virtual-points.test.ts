import { expect, test } from 'vitest';
import { findVirtualPoints } from './find-virtual-points.ts';

const HOUSE = {
  period: { from: '2025-01-01', to: '2025-12-31' },
  units: [{ id: 'a' }, { id: 'b' }],
  points: [{ unitId: 'a', use: 'heating' }],
} as const;
const virtual = (unitId: string | null, use: string, definedFrom = '2020-01-01') => ({
  id: `${unitId} ${use}`,
  unitId,
  use,
  name: 'Rest',
  definedFrom,
});

test.each([
  [
    'heat of a unit that measures none',
    'heating',
    virtual('b', 'heating'),
    ['virtual_point_not_billed /units/1/heating'],
  ],
  ['heat beside a device', 'heating', virtual('a', 'heating'), []],
  ['hot water beside heat', 'heating', virtual('a', 'hot_water'), ['virtual_point_not_billed /units/0/hot_water']],
  ['a point of the house', 'heating', virtual(null, 'total_heat'), []],
  ['defined behind the period', 'heating', virtual('b', 'heating', '2026-01-01'), []],
  ['cold water is no matter of heating costs', 'heating', virtual('b', 'cold_water'), []],
  ['cold water', 'operating_costs', virtual('b', 'cold_water'), ['virtual_water_point_not_billed /units/1/cold_water']],
  ['heat is no matter of operating costs', 'operating_costs', virtual('b', 'heating'), []],
] as const)('%s', (_, kind, point, expected) => {
  const found: string[] = [];
  findVirtualPoints({ ...HOUSE, virtualPoints: [point] }, kind, {
    provenance: {},
    findings: [],
    find: (code, pointer) => found.push(`${code} ${pointer}`),
  });
  expect(found).toEqual(expected);
});
