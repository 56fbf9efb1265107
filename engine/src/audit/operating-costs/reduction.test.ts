import { describe, expect, test } from 'vitest';
import type { OperatingCostsHouse } from '../../operating-costs/house.ts';
import { billed, cost, flat, twoFlats } from '../../operating-costs/sample-house.ts';
import { auditOperatingCosts } from './audit-operating-costs.ts';
import type { OperatingCostCheckId } from './checks/index.ts';
import type { OperatingCostFacts } from './facts.ts';

/** What one check says that tenants may cut; the tax costs 600.00 EUR for A and 400.00 EUR for B. */
function reduction(check: OperatingCostCheckId, house: OperatingCostsHouse, facts: OperatingCostFacts) {
  const { findings } = auditOperatingCosts({ house, result: billed(house), facts });
  const found = findings.filter((finding) => finding.check === check);
  expect(found).toHaveLength(1);
  const cut = found[0]?.reduction;
  return cut == null
    ? null
    : [
        `${cut.legal_basis}${cut.percent === null ? '' : `, ${cut.percent} %`}${cut.up_to ? ' up to' : ''}`,
        ...cut.occupants.map((each) => `${each.unit} ${each.reduction_eur} of ${each.share_eur}`),
        cut.total_eur,
      ];
}

const notAgreed: OperatingCostFacts = { agreements: { kinds_left_out: ['property_tax'] } };
const agreed = (kind: string, by: 'persons' | 'units' | null): OperatingCostFacts => ({
  agreements: { keys: [{ kind, by }] },
});
const [A, B] = [
  flat('A', { area_m2: '60', co_ownership: '500' }, { persons: '1' }),
  flat('B', { area_m2: '40', co_ownership: '500' }, { persons: '3' }),
];

describe('a cost that should not be there', () => {
  test.each<[string, OperatingCostCheckId, OperatingCostsHouse, OperatingCostFacts, readonly string[] | null]>([
    [
      'is cut whole',
      'kind_not_agreed',
      twoFlats,
      notAgreed,
      ['BGB § 556(1), 100 %', 'A 600.00 of 600.00', 'B 400.00 of 400.00', '1000.00'],
    ],
    [
      'is cut up to all of it where only a part is wrong',
      'mixed_cost_without_deduction',
      twoFlats,
      { costs: [{ id: 'tax', covers: 'administration_or_repairs_too' }] },
      ['BetrKV § 1(2), 100 % up to', 'A 600.00 of 600.00', 'B 400.00 of 400.00', '1000.00'],
    ],
    [
      'is not cut by shops, flat owners and the landlord',
      'kind_not_agreed',
      { ...twoFlats, units: [...twoFlats.units, flat('C', { area_m2: '60' }), flat('D', { area_m2: '40' })] },
      {
        ...notAgreed,
        units: [{ id: 'A', use: 'commercial' }],
        occupancies: [
          { unit: 'B', occupancy: '1', held_by: 'flat_owner' },
          { unit: 'C', occupancy: '1', held_by: 'landlord' },
        ],
      },
      ['BGB § 556(1), 100 %', 'D 200.00 of 200.00', '200.00'],
    ],
  ])('%s', (_, check, house, facts, cut) => {
    expect(reduction(check, house, facts)).toEqual(cut);
  });
});

describe('a wrong key costs what the right one would be lower by', () => {
  test.each<[string, OperatingCostCheckId, OperatingCostsHouse, OperatingCostFacts, readonly string[] | null]>([
    [
      'the key agreed: a quarter for A in place of 60 percent',
      'agreed_key_not_used',
      { ...twoFlats, units: [A, B] },
      agreed('property_tax', 'persons'),
      ['BGB § 556a(1)', 'A 350.00 of 600.00', '350.00'],
    ],
    [
      'that of the law: 600.00 EUR by area for A, in place of 500.00 EUR by units; only B pays too much',
      'legal_key_not_used',
      { ...twoFlats, positions: [cost('tax', 'property_tax', '1000.00', { key: { by: 'units' } })] },
      agreed('property_tax', null),
      ['BGB § 556a(1)', 'B 100.00 of 500.00', '100.00'],
    ],
    [
      'that of condominiums',
      'default_key_contradicts_building',
      { ...twoFlats, keys: { totals: { co_ownership: '1000' } }, units: [A, B] },
      { building: { condominium: true } },
      ['BGB § 556a(3)', 'A 100.00 of 600.00', '100.00'],
    ],
    [
      'the area of the whole house: 60 and 40 of 125 m2',
      'living_areas_below_building',
      twoFlats,
      { building: { living_area_m2: '125' } },
      ['BGB § 556a(1)', 'A 120.00 of 600.00', 'B 80.00 of 400.00', '200.00'],
    ],
    [
      'no cut where the key agreed cannot be formed',
      'agreed_key_not_used',
      { ...twoFlats, units: [flat('A', { area_m2: '60' }), flat('B', { area_m2: '40' })] },
      agreed('property_tax', 'persons'),
      null,
    ],
    [
      'vacancy with one person: 2 of 3 for A in place of all',
      'vacancy_without_persons',
      {
        ...twoFlats,
        positions: [cost('tax', 'property_tax', '900.00', { key: { by: 'persons' } })],
        units: [flat('A', { area_m2: '60' }, { persons: '2' }), flat('B', { area_m2: '40' }, { vacant: true })],
      },
      {},
      ['BGB § 556a(1) up to', 'A 300.00 of 900.00', '300.00'],
    ],
    [
      'water beyond what the meters recorded: 390 of 500 m3',
      'water_meters_differ',
      {
        ...twoFlats,
        water: { main_meter_m3: '500' },
        positions: [cost('water', 'water_supply', '1000.00')],
        units: [flat('A', {}, { cold_water_m3: '195' }), flat('B', {}, { cold_water_m3: '195' })],
      },
      {},
      ['BGB § 556a(1)', 'A 110.00 of 500.00', 'B 110.00 of 500.00', '220.00'],
    ],
    [
      'fibre beyond 60.00 EUR a flat: 120.00 in place of 150.00 EUR',
      'fibre_provision_high',
      { ...twoFlats, positions: [cost('fibre', 'fibre_provision', '150.00', { key: { by: 'units' } })] },
      {},
      ['TKG § 72(2)', 'A 15.00 of 75.00', 'B 15.00 of 75.00', '30.00'],
    ],
  ])('%s', (_, check, house, facts, cut) => {
    expect(reduction(check, house, facts)).toEqual(cut);
  });
});

test('HeizkostenV s. 12(1): heat that is not billed by consumption, fifteen percent', () => {
  const house: OperatingCostsHouse = {
    ...twoFlats,
    positions: [cost('heat', 'heating_plant', '1000.00', { exception: 'section_11' })],
  };
  expect(reduction('heat_without_exception', house, { building: { exempt_by_section_11: false } })).toEqual([
    'HeizkostenV § 12(1), 15 %',
    'A 90.00 of 600.00',
    'B 60.00 of 400.00',
    '150.00',
  ]);
});

test('BGB s. 556(2): beside a flat rate nothing is claimed, of him who pays it', () => {
  const facts: OperatingCostFacts = { occupancies: [{ unit: 'B', occupancy: '1', flat_rate: true }] };
  expect(reduction('flat_rate_settled', twoFlats, facts)).toEqual([
    'BGB § 556(2), 100 %',
    'B 400.00 of 400.00',
    '400.00',
  ]);
});
