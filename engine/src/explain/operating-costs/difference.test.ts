import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomHouse } from '../../operating-costs/fixtures/random-house.ts';
import type { OperatingCostsHouse } from '../../operating-costs/house.ts';
import type { BilledOperatingCosts } from '../../operating-costs/result.ts';
import { billOperatingCosts } from '../../operating-costs/run.ts';
import {
  billed,
  cost,
  flat,
  heatedFromJuly,
  heatingOfTwoFlats,
  parted,
  rich,
  twoFlats,
} from '../../operating-costs/sample-house.ts';
import { type Difference, explainDifference } from '../difference.ts';
import type { Occupant } from '../explained.ts';
import { expectToAddUp } from '../fixtures/expect-to-add-up.ts';

const A = { unit: 'A', occupancy: '1' };
const figures = (house: OperatingCostsHouse) => ({ house, result: billed(house) });
const between = (before: OperatingCostsHouse, after: OperatingCostsHouse, who: Occupant = A) =>
  explainDifference(figures(before), figures(after), who);
const told = ({ causes }: Difference) =>
  causes.map(({ causes: named, total_eur, balance_eur }) => `${named.join('+')}: ${total_eur}, ${balance_eur}`);
const unitsWith = (a: Parameters<typeof flat>[1], one: Parameters<typeof flat>[2]) => [
  flat('A', { area_m2: '60', ...a }, { persons: '2', ...one }),
  flat('B', { area_m2: '40' }, { persons: '1' }),
];

describe('one cause each', () => {
  const house: OperatingCostsHouse = {
    ...twoFlats,
    positions: [cost('tax', 'property_tax', '1000.00'), cost('refuse', 'refuse', '300.00', { key: { by: 'persons' } })],
    heating: heatingOfTwoFlats,
  };
  const [tax, refuse] = house.positions ?? [];
  if (tax === undefined || refuse === undefined) throw new Error('two costs');

  test.each<readonly [string, Partial<OperatingCostsHouse>, string[]]>([
    ['nothing', {}, []],
    ['the id of the run', { id: 'later', heating: { ...heatingOfTwoFlats, id: 'later' } }, []],
    ['another amount', { positions: [{ ...tax, amount_eur: '1100.00' }, refuse] }, ['costs: 60.00, 60.00']],
    ['a cost less', { positions: [tax] }, ['costs: -200.00, -200.00']],
    ['a cost more', { positions: [tax, refuse, cost('lift', 'lift', '50.00')] }, ['costs: 30.00, 30.00']],
    ['another key for one cost', { positions: [tax, { ...refuse, key: { by: 'units' } }] }, ['keys: -50.00, -50.00']],
    ['units beyond the file', { keys: { totals: { area_m2: '120' } } }, ['keys: -100.00, -100.00']],
    ['another area', { units: unitsWith({ area_m2: '160' }, {}) }, ['areas: 200.00, 200.00']],
    ['other persons', { units: unitsWith({}, { persons: '5' }) }, ['persons: 50.00, 50.00']],
    ['advance payments', { units: unitsWith({}, { advance_eur: '10.00' }) }, ['advances: 0.00, -10.00']],
    [
      'another heating bill',
      {
        heating: {
          ...heatingOfTwoFlats,
          keys: { heating_consumption_percent: '50' },
          costs: [{ id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '900.00' }],
        },
      },
      ['heating: -60.00, -60.00'],
    ],
    [
      'two at once',
      { positions: [{ ...tax, amount_eur: '1100.00', key: { by: 'units' } }, refuse] },
      ['costs: 60.00, 60.00', 'keys: -110.00, -110.00'],
    ],
    [
      'fixed amounts, which come with their cost',
      {
        positions: [
          { ...tax, amount_eur: '1100.00', key: { by: 'fixed', amounts_eur: { A: '900.00', B: '200.00' } } },
          refuse,
        ],
      },
      ['costs: 60.00, 60.00', 'keys: 240.00, 240.00'],
    ],
  ])('%s', (_, change, expected) => {
    expect(told(between(house, { ...house, ...change }))).toEqual(expected);
  });

  test('several where one of them alone makes no house: fixed amounts have to be those of their cost', () => {
    const key = { by: 'fixed', amounts_eur: { A: '900.00', B: '200.00' } } as const;
    const fixed = { ...house, positions: [{ ...tax, amount_eur: '1100.00', key }, refuse] };
    expect(told(between(fixed, house))).toEqual(['costs+keys: -300.00, -300.00']);
  });

  test('a line goes by its position, the heating bill by its name', () => {
    const after = {
      ...house,
      positions: [{ ...tax, amount_eur: '1100.00' }, refuse],
      heating: {
        ...heatingOfTwoFlats,
        costs: [] as const,
        pots: { heating: { base_eur: '0.00', consumption_eur: '100.00' } },
      },
    };
    expect(between(house, after).lines).toEqual([
      { code: 'positions/tax', amount_eur: '60.00' },
      { code: 'heating', amount_eur: '-540.00' },
    ]);
  });
});

test('what was recorded, and the water it counts for', () => {
  const [water] = [cost('water', 'water_supply', '300.00')];
  const before: OperatingCostsHouse = {
    ...twoFlats,
    positions: [water],
    water: { hot_water_billed_here: false },
    units: [
      flat('A', { area_m2: '60' }, { cold_water_m3: '20', hot_water_m3: '10' }),
      flat('B', { area_m2: '40' }, { cold_water_m3: '10', hot_water_m3: '0' }),
    ],
  };
  const after: OperatingCostsHouse = {
    ...before,
    water: { hot_water_billed_here: true },
    units: [
      flat('A', { area_m2: '60' }, { cold_water_m3: '20', hot_water_m3: '10' }),
      flat('B', { area_m2: '40' }, { cold_water_m3: '30', hot_water_m3: '0' }),
    ],
  };
  const difference = between(before, after);
  expect(told(difference)).toEqual(['water: 25.00, 25.00', 'consumption: -75.00, -75.00']);
  expect(difference.causes[1]).toMatchObject({ changes: [], changes_of_others: 1 });
});

test('names what was changed, by ids, and counts what is of others', () => {
  const change = (text: string, by: string) => ({ A: text, 'B/2': by });
  const positions = (rich.positions ?? []).map((each) =>
    each.id === 'fixed' ? { ...each, key: { by: 'fixed' as const, amounts_eur: change('60.00', '30.00') } } : each,
  );
  const heating = heatedFromJuly.heating;
  expect(between(rich, { ...rich, positions }).causes).toMatchObject([
    {
      causes: ['keys'],
      changes: [{ path: '/positions/fixed/key/amounts_eur/A', before: '50.00', after: '60.00' }],
      changes_of_others: 1,
    },
  ]);
  const units = heating.units.map((unit) => ({ ...unit, heating_area_m2: '50' }));
  expect(between(heatedFromJuly, { ...heatedFromJuly, heating: { ...heating, units } }).causes).toMatchObject([
    {
      causes: ['heating'],
      changes: [{ path: '/heating/units/A/heating_area_m2', before: '60', after: '50' }],
      changes_of_others: 1,
    },
  ]);
});

test('values of a unit whose name goes on from his own are of others', () => {
  const named = (area: string): OperatingCostsHouse => ({
    ...twoFlats,
    units: [flat('A', { area_m2: '60' }), flat('A/occupancies', { area_m2: area })],
  });
  expect(between(named('40'), named('60')).causes[0]).toMatchObject({ changes: [], changes_of_others: 1 });
});

test('somebody of the heating period alone, and somebody who moved in since', () => {
  const paid = heatedFromJuly.units.map((unit) =>
    unit.heating_only === undefined ? unit : { ...unit, heating_only: [{ id: '0', advance_eur: '30.00' }] },
  );
  const left = { unit: 'A', occupancy: '0' };
  expect(told(between(heatedFromJuly, { ...heatedFromJuly, units: paid }, left))).toEqual(['advances: 0.00, -20.00']);
  const moved: OperatingCostsHouse = {
    ...twoFlats,
    units: [
      { id: 'A', area_m2: '60', occupancies: parted('2025-06-30', '2025-07-01', { persons: '2' }, { persons: '1' }) },
      ...twoFlats.units.slice(1),
    ],
  };
  expect(told(between(twoFlats, moved, { unit: 'A', occupancy: '2' }))).toEqual(['consumption: 302.47, 302.47']);
});

test('causes add up to the difference of the versions, line by line, for any two houses', () => {
  fc.assert(
    fc.property(randomHouse, randomHouse, fc.nat(), (before, after, pick) => {
      const results = [before, after].map((house) => billOperatingCosts(house, { reasons: false }));
      if (!results.every((each): each is BilledOperatingCosts => each.ok)) return;
      const [one, two] = results as [BilledOperatingCosts, BilledOperatingCosts];
      const people = [...one.occupants, ...two.occupants];
      const who = people[pick % people.length];
      if (who === undefined) return;
      expectToAddUp({ house: before, result: one }, { house: after, result: two }, who);
    }),
    { seed: 20_251_231, numRuns: Number(process.env.KLARMETER_HOUSES ?? 50) },
  );
});
