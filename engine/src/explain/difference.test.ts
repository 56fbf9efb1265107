import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomHouses } from '../billing/fixtures/random-houses.ts';
import type { House } from '../billing/house.ts';
import type { BilledHouse } from '../billing/result.ts';
import { billHouse } from '../billing/run.ts';
import { billed, flat, rich, twoFlats, twoFlatsWithHotWater } from '../billing/sample-house.ts';
import { billOperatingCosts } from '../operating-costs/run.ts';
import { twoFlats as operatingCosts } from '../operating-costs/sample-house.ts';
import { type Difference, explainDifference } from './difference.ts';
import { expectToAddUp } from './fixtures/expect-to-add-up.ts';

const figures = (house: House) => ({ house, result: billed(house) });
const A = { unit: 'A', occupancy: '1' };
const between = (before: House, after: House, who = A) => explainDifference(figures(before), figures(after), who);
const told = ({ causes }: Difference) =>
  causes.map(({ causes: named, total_eur, balance_eur }) => `${named.join('+')}: ${total_eur}, ${balance_eur}`);

const gas = (amount: string): NonNullable<House['costs']> => [
  { id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: amount },
];

describe('one cause each', () => {
  test.each<readonly [string, Partial<House>, string[]]>([
    ['nothing', {}, []],
    ['another invoice', { costs: gas('1100.00') }, ['costs: 60.00, 60.00']],
    ['another key', { keys: { ...twoFlats.keys, heating_consumption_percent: '50' } }, ['keys: 0.00, 0.00']],
    [
      'another reading',
      { units: [flat('A', '60', { heating: '700' }), flat('B', '40', { heating: '400' })] },
      ['consumption: 25.45, 25.45'],
    ],
    [
      'another area',
      { units: [flat('A', '61', { heating: '600' }), flat('B', '40', { heating: '400' })] },
      ['areas: 1.19, 1.19'],
    ],
    [
      'an advance payment',
      { units: [flat('A', '60', { heating: '600', advance_eur: '10.00' }), flat('B', '40', { heating: '400' })] },
      ['advances: 0.00, -10.00'],
    ],
    ['CO2', { co2: { living_area_m2: '100', emissions_kg: '3454', cost_eur: '200.00' } }, ['co2: -60.00, -60.00']],
    [
      'two at once',
      { costs: gas('1100.00'), keys: { ...twoFlats.keys, heating_consumption_percent: '50' } },
      ['costs: 60.00, 60.00', 'keys: 0.00, 0.00'],
    ],
    [
      'cold water, which cannot be billed before its volumes are there',
      {
        cold_water: { amount_eur: '30.00' },
        units: [
          flat('A', '60', { heating: '600', cold_water_m3: '1' }),
          flat('B', '40', { heating: '400', cold_water_m3: '1' }),
        ],
      },
      ['cold_water+consumption: 15.00, 15.00'],
    ],
  ])('%s', (_, change, expected) => {
    expect(told(between(twoFlats, { ...twoFlats, ...change }))).toEqual(expected);
  });
});

test('names what was changed, by ids, and counts what is of others', () => {
  const after: House = {
    ...twoFlats,
    costs: [...gas('1000.00'), { id: 'rent', kind: 'metering_rent', scope: 'heating', amount_eur: '12.00' }],
    units: [flat('A', '60', { heating: '600' }), flat('B', '40', { heating: '401' })],
  };
  const { causes } = between(twoFlats, after);
  expect(causes[0]?.changes).toContainEqual({ path: '/costs/rent/amount_eur', before: undefined, after: '12.00' });
  expect(causes[1]).toMatchObject({ causes: ['consumption'], changes: [], changes_of_others: 1 });
});

test('another rule set is a cause of its own', () => {
  const before = figures(twoFlats);
  const occupants = before.result.occupants.map((each) => ({
    ...each,
    lines: each.lines.map((line, index) => (index === 0 ? { ...line, amount_eur: '181.00' } : line)),
    total_eur: '601.00',
    balance_eur: '601.00',
  }));
  const difference = explainDifference({ house: twoFlats, result: { occupants } }, before, A);
  expect(told(difference)).toEqual(['rules: -1.00, -1.00']);
  expect(told(explainDifference(before, { house: twoFlats, result: { occupants } }, A))).toEqual(['rules: 1.00, 1.00']);
});

test('an occupant who was not there before owes all of it', () => {
  const [unit, ...others] = rich.units;
  const [one, two] = unit?.occupancies ?? [];
  if (unit === undefined || one === undefined || two === undefined) throw new Error('two occupancies');
  const alone: House = { ...rich, units: [{ ...unit, occupancies: [{ ...one, to: two.to }] }, ...others] };
  const difference = between(alone, rich, { unit: 'A', occupancy: '2' });
  const total = billed(rich).occupants.find(({ occupancy }) => occupancy === '2')?.total_eur;
  expect(difference.total_eur).toBe(total);
  expect(told(difference)).toEqual([`consumption: ${total}, ${total}`]);
});

test('causes add up to the difference of the versions, line by line, for any two houses', () => {
  fc.assert(
    fc.property(randomHouses, randomHouses, fc.nat(), (before, after, pick) => {
      const results = [before, after].map((house) => billHouse(house, { reasons: false }));
      if (!results.every((each): each is BilledHouse => each.ok)) return;
      const [one, two] = results as [BilledHouse, BilledHouse];
      const people = [...one.occupants, ...two.occupants];
      const who = people[pick % people.length];
      if (who === undefined) return;
      expectToAddUp({ house: before, result: one }, { house: after, result: two }, who);
    }),
    { seed: 20_251_231, numRuns: Number(process.env.KLARMETER_HOUSES ?? 100) },
  );
});

test('versions of heating and of operating costs have nothing in common', () => {
  const { house, result } = { house: operatingCosts, result: billOperatingCosts(operatingCosts) };
  if (!result.ok) throw new Error('two flats are billed');
  expect(() => explainDifference(figures(twoFlats), { house, result }, A)).toThrow(RangeError);
});

test('hot water by another share moves money between the pots', () => {
  const after: House = { ...twoFlatsWithHotWater, hot_water_share: { method: 'measured', heat_kwh: '5000' } };
  expect(told(between(twoFlatsWithHotWater, after))).toEqual(['hot_water_share: 0.00, 0.00']);
  expect(between(twoFlatsWithHotWater, after).causes[0]?.lines.map(({ code }) => code)).toEqual([
    'heating_base',
    'heating_consumption',
    'hot_water_base',
    'hot_water_consumption',
  ]);
});
