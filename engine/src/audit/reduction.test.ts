import { describe, expect, test } from 'vitest';
import type { House } from '../billing/house.ts';
import { billed, flat, twoFlats, twoFlatsWithHotWater } from '../billing/sample-house.ts';
import { auditHouse } from './audit-house.ts';
import type { CheckId } from './checks/index.ts';
import type { AuditFacts } from './facts.ts';

/** What one check says that tenants may cut; the houses cost 600.00 EUR for A and 400.00 EUR for B. */
function reduction(check: CheckId, house: House, facts: AuditFacts) {
  const { findings } = auditHouse({ house, result: billed(house), facts });
  const found = findings.filter((finding) => finding.check === check);
  expect(found).toHaveLength(1);
  const cut = found[0]?.reduction;
  return cut == null
    ? null
    : [
        cut.legal_basis,
        `${cut.percent} %`,
        ...cut.occupants.map((each) => `${each.unit} ${each.reduction_eur}`),
        cut.total_eur,
      ];
}

const withoutMix: AuditFacts = { information: { fuel_mix: false } };
const heldBy = (unit: string, held_by: 'flat_owner' | 'landlord'): AuditFacts => ({
  ...withoutMix,
  occupancies: [{ unit, occupancy: '1', held_by }],
});

describe('HeizkostenV s. 12(1)', () => {
  test.each<[string, CheckId, House, AuditFacts, readonly string[] | null]>([
    [
      'information under s. 6a: three percent of the bill',
      'fuel_mix_missing',
      twoFlats,
      withoutMix,
      ['HeizkostenV § 12(1)', '3 %', 'A 18.00', 'B 12.00', '30.00'],
    ],
    [
      'not billed by consumption: fifteen percent',
      'hot_water_not_separated',
      {
        ...twoFlats,
        units: [flat('A', '60', { heating: '600', hot_water_m3: '1' }), flat('B', '40', { heating: '400' })],
      },
      {},
      ['HeizkostenV § 12(1)', '15 %', 'A 90.00', 'B 60.00', '150.00'],
    ],
    [
      'both pots, where hot water is by formula without a reason',
      'hot_water_formula_without_reason',
      { ...twoFlatsWithHotWater, hot_water_share: { method: 'volume', volume_m3: '20' } },
      {},
      ['HeizkostenV § 12(1)', '15 %', 'A 90.00', 'B 60.00', '150.00'],
    ],
    [
      'one pot, where only hot water was not recorded',
      'not_billed_by_consumption',
      {
        ...twoFlatsWithHotWater,
        units: [
          flat('A', '60', { heating: '600' }, { hot_water_area_m2: '60' }),
          flat('B', '40', { heating: '400' }, { hot_water_area_m2: '40' }),
        ],
      },
      { building: { two_dwellings_with_landlord: false } },
      ['HeizkostenV § 12(1)', '15 %', 'A 22.50', 'B 15.00', '37.50'],
    ],
    [
      'a flat owner may not cut towards the association',
      'fuel_mix_missing',
      twoFlats,
      heldBy('B', 'flat_owner'),
      ['HeizkostenV § 12(1)', '3 %', 'A 18.00', '18.00'],
    ],
    [
      'the landlord cuts nothing from himself',
      'fuel_mix_missing',
      twoFlats,
      heldBy('A', 'landlord'),
      ['HeizkostenV § 12(1)', '3 %', 'B 12.00', '12.00'],
    ],
    [
      'nor does vacancy',
      'fuel_mix_missing',
      { ...twoFlats, units: [flat('A', '60', { heating: '600', vacant: true }), flat('B', '40', { heating: '400' })] },
      withoutMix,
      ['HeizkostenV § 12(1)', '3 %', 'B 12.00', '12.00'],
    ],
    [
      'cold water is not in it',
      'fuel_mix_missing',
      {
        ...twoFlats,
        cold_water: { amount_eur: '500.00' },
        units: [
          flat('A', '60', { heating: '600', cold_water_m3: '9' }),
          flat('B', '40', { heating: '400', cold_water_m3: '1' }),
        ],
      },
      withoutMix,
      ['HeizkostenV § 12(1)', '3 %', 'A 18.00', 'B 12.00', '30.00'],
    ],
    [
      'outside of the ordinance nobody cuts (s. 11)',
      'fuel_mix_missing',
      twoFlats,
      { ...withoutMix, building: { exception: { exempted_by_authority: true } } },
      null,
    ],
    [
      'a device concerns its own unit',
      'new_device_not_remotely_readable',
      twoFlats,
      {
        devices: [
          {
            serial: '1',
            unit: 'B',
            use: 'heating',
            kind: 'heat_meter',
            remotely_readable: false,
            installed_on: '2023-05-01',
          },
          {
            serial: '2',
            unit: 'B',
            use: 'heating',
            kind: 'heat_meter',
            remotely_readable: false,
            installed_on: '2023-05-01',
          },
        ],
      },
      ['HeizkostenV § 12(1)', '3 %', 'B 12.00', '12.00'],
    ],
  ])('%s', (_, check, house, facts, cut) => {
    expect(reduction(check, house, facts)).toEqual(cut);
  });

  test('a duty that begins within the period is an "up to"', () => {
    const period = { from: '2026-05-01', to: '2027-04-30' } as const;
    const units = [flat('A', '60', { heating: '600', ...period }), flat('B', '40', { heating: '400', ...period })];
    const house: House = { ...twoFlats, period, units };
    const device = { serial: '1', unit: 'A', use: 'heating', kind: 'heat_meter' } as const;
    const facts: AuditFacts = { devices: [{ ...device, remotely_readable: false, installed_on: '2015-05-01' }] };
    const { findings } = auditHouse({ house, result: billed(house), facts });
    const found = findings.find(({ check }) => check === 'old_device_not_retrofitted');
    expect(found?.reduction).toMatchObject({ up_to: true, total_eur: '18.00' });
  });
});

test('CO2KostAufG s. 7(4): three percent of the heating cost, net of what was credited', () => {
  expect(reduction('co2_not_divided', twoFlats, {})).toEqual([
    'CO2KostAufG § 7(4)',
    '3 %',
    'A 18.00',
    'B 12.00',
    '30.00',
  ]);
  const credited: House = {
    ...twoFlats,
    co2: {
      building: 'residential',
      living_area_m2: '100',
      relief: 'credit_line',
      emissions_kg: '3454',
      cost_eur: '200.00',
    },
  };
  // Half of 200.00 EUR is credited: 60.00 to A and 40.00 to B.
  expect(reduction('co2_information_missing', credited, { information: { co2_class: false } })).toEqual([
    'CO2KostAufG § 7(4)',
    '3 %',
    'A 16.20',
    'B 10.80',
    '27.00',
  ]);
});

test('BGB s. 556(3): what tenants have still to pay is lost, credits and shops are not', () => {
  const late: AuditFacts = { today: '2027-01-01', units: [{ id: 'C', use: 'commercial' }] };
  const [a, b] = [flat('A', '60', { heating: '600', advance_eur: '590.00' }), flat('B', '20', { heating: '200' })];
  const others = [flat('C', '10', { heating: '100' }), flat('D', '10', { heating: '100', advance_eur: '500.00' })];
  expect(reduction('statement_late', { ...twoFlats, units: [a, b, ...others] }, late)).toEqual([
    'BGB § 556(3)',
    '100 %',
    'A 10.00',
    'B 200.00',
    '210.00',
  ]);
});
