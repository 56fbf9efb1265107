import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REASON_KINDS } from '../../billing/reason-kinds.ts';
import type { Reason } from '../../billing/reasons.ts';
import { parse } from '../../money/decimal.ts';
import { add, type Fraction, fraction, isLess } from '../../money/fraction.ts';
import { randomHouse } from '../../operating-costs/fixtures/random-house.ts';
import type { OperatingCostsHouse } from '../../operating-costs/house.ts';
import type { OperatingCostAmount } from '../../operating-costs/reason-ids.ts';
import { OPERATING_COST_REASON_KINDS } from '../../operating-costs/reason-kinds.ts';
import type { OperatingCostOccupant } from '../../operating-costs/result.ts';
import { billOperatingCosts } from '../../operating-costs/run.ts';
import {
  billed,
  cost,
  flat,
  heatedFromJuly,
  heatingOfTwoFlats,
  occupant,
  parted,
  rich,
  twoFlats,
} from '../../operating-costs/sample-house.ts';
import { type ExplanationStep, explainAmount } from '../explain.ts';
import type { Occupant } from '../explained.ts';
import { isNamed } from '../fields.ts';
import { distance, NEAR, wrongSteps } from '../fixtures/wrong-steps.ts';
import { EXPLANATION_LANGUAGES, type ExplanationLanguage } from '../number-format.ts';

const water = cost('water', 'water_supply', '832.00');
const unreadBetween: OperatingCostsHouse = {
  ...twoFlats,
  positions: [water, cost('drain', 'waste_water', '611.30')],
  water: { hot_water_billed_here: true },
  units: [
    flat('A', { area_m2: '60' }, { cold_water_m3: '61.5', hot_water_m3: '20' }),
    {
      id: 'B',
      area_m2: '40',
      cold_water_m3: '52.7',
      undrained_m3: '9',
      undrained_reason: 'garden meter 4711',
      occupancies: parted('2025-03-31', '2025-04-01', { hot_water_m3: '4' }, { hot_water_m3: '11.25' }),
    },
  ],
};
const halfYear: OperatingCostsHouse = {
  ...twoFlats,
  positions: [cost('refuse', 'refuse', '300.00', { key: { by: 'persons' }, from: '2025-03-10', to: '2025-10-05' })],
  units: [
    flat('A', { area_m2: '60' }, { persons: '2', person_changes: [{ from: '2025-05-03', persons: '3' }] }),
    { id: 'B', area_m2: '40', occupancies: parted('2025-06-30', '2025-07-01', { persons: '1' }, { vacant: true }) },
  ],
};

const HOUSES: readonly (readonly [string, OperatingCostsHouse])[] = [
  ['everything at once', rich],
  ['cents that are evened out', { ...rich, keys: { ...rich.keys, rounding: 'largest_remainder' } }],
  ['one cost by area', twoFlats],
  ['units outside of the file', { ...twoFlats, keys: { totals: { area_m2: '250' } } }],
  ['values of the unit that go by days', unreadBetween],
  ['persons that change, days of a cost, vacancy without persons', halfYear],
  ['heating of another period', heatedFromJuly],
  [
    'base cost of heating by days',
    {
      ...heatedFromJuly,
      heating: { ...heatedFromJuly.heating, keys: { ...heatedFromJuly.heating.keys, heating_base_by: 'days' } },
    },
  ],
  ['heating alone', { ...twoFlats, positions: [], heating: heatingOfTwoFlats }],
  ['somebody without any line', { ...halfYear, positions: [cost('lift', 'lift', '90.00', { units: ['A'] })] }],
];

const ROUNDED: Readonly<Record<string, string>> = {
  operating_cost_line: '0.005001',
  // Two roundings may add up to a cent more than the line, which is left out.
  labour_line: '0.015001',
  heating_labour_line: '0.015001',
  advance_proposal: '0.500001',
};

/** Steps of the heating bill inside are calculated anew where heating is. */
const isOwn = ({ id }: Reason): boolean => !id.startsWith('heating/');

function wrongStepsOf(house: OperatingCostsHouse): string[] {
  const { reasons = {} } = billed(house);
  const evened = house.keys?.rounding === 'largest_remainder' ? parse('0.005') : fraction(0n);
  const roundingOf = ({ rule }: Reason): Fraction =>
    rule in ROUNDED ? add(parse(ROUNDED[rule] ?? '0'), evened) : NEAR;
  return wrongSteps(house, reasons, Object.values(reasons).filter(isOwn), roundingOf);
}

describe('every tree adds up to its total, step by step', () => {
  test.each(HOUSES)('a house with %s', (_, house) => {
    expect(wrongStepsOf(house)).toEqual([]);
  });

  test('random houses', () => {
    const numRuns = Number(process.env.KLARMETER_HOUSES ?? 60);
    fc.assert(
      fc.property(randomHouse, (house) => {
        if (billOperatingCosts(house, { reasons: false }).ok) expect(wrongStepsOf(house)).toEqual([]);
      }),
      { seed: 20_251_231, numRuns },
    );
  });

  test('a step that is changed is found', () => {
    const { reasons = {} } = billed(rich);
    const reason = { ...reasons['positions/care/cost'], value: '500' } as Reason;
    expect(isLess(NEAR, distance(reason, rich, reasons))).toBe(true);
  });

  test('every kind of step stands in one of these houses', () => {
    const seen = new Set(
      HOUSES.flatMap(([, house]) => Object.values(billed(house).reasons ?? {}).map(({ rule }) => rule)),
    );
    const own = Object.keys(OPERATING_COST_REASON_KINDS).filter((kind) => !(kind in REASON_KINDS));
    expect(own.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

const explain = (
  { house, result: { reasons = {} } }: ReturnType<typeof frozen>,
  amount: OperatingCostAmount,
  who: Occupant,
  language: ExplanationLanguage = 'de',
): readonly ExplanationStep[] => explainAmount({ house, reasons }, who, amount, language).steps;

const frozen = (house: OperatingCostsHouse) => ({ house, result: billed(house) });
const BILLED = HOUSES.map(([name, house]) => [name, frozen(house)] as const);

/** All that a statement shows, with its figure. */
const shownBy = ({ lines, total_eur, balance_eur, advance_eur, advance_proposal, s35a }: OperatingCostOccupant) =>
  [
    ...lines.map(({ position, amount_eur }) => [position === null ? 'heating' : `positions/${position}`, amount_eur]),
    ['total', total_eur],
    ['advance', advance_eur],
    ['balance', balance_eur],
    ['labour/s35a_2', s35a?.s35a_2_eur],
    ['labour/s35a_3', s35a?.s35a_3_eur],
    ['advance_proposal', advance_proposal?.monthly_eur],
  ].filter((each): each is [OperatingCostAmount, string] => each[1] !== undefined && each[1] !== '0.00');

describe.each(EXPLANATION_LANGUAGES)('in %s', (language) => {
  test.each(BILLED)(
    'a house with %s: every amount has its steps, a sentence for each, every value named',
    (_, house) => {
      const told: ExplanationStep[] = [];
      const unnamed: string[] = [];
      for (const person of house.result.occupants) {
        for (const [amount, eur] of shownBy(person)) {
          const steps = explain(house, amount, person, language);
          expect(steps[0]?.value, `${person.path} ${amount}`).toBe(eur);
          const ids = new Set(steps.map(({ id }) => id));
          const inputs = steps.flatMap((step) => step.inputs);
          expect(inputs.filter((input) => 'step' in input && !ids.has(input.step))).toEqual([]);
          unnamed.push(
            ...inputs.flatMap((input) =>
              'pointer' in input && !isNamed(input.pointer, house.house) ? [input.pointer] : [],
            ),
          );
          told.push(...steps);
        }
      }
      expect(unnamed).toEqual([]);
      const isWhole = ({ sentence, calculation }: ExplanationStep) =>
        /^\S.*[.)]$/.test(sentence) && !/[{}[\]]|undefined|NaN| {2}/.test(`${sentence} ${calculation}`);
      expect(told.filter((step) => !isWhole(step))).toEqual([]);
    },
  );
});

const leftInDecember = frozen({
  ...twoFlats,
  units: [flat('A', { area_m2: '60' }), { id: 'B', area_m2: '40', occupancies: parted('2025-12-03', '2025-12-04') }],
});

test.each([
  [
    'de',
    'Grundsteuer: 369,32 € für 36,9315 m² zu 10,00 € je m².',
    '36,9315 m² × 10,00 € je m² = 369,3151 €, gerundet 369,32 €',
    'Im Schlüssel zählen 36,9315 m², anteilig nach Tagen vom 01.01.2025 bis 03.12.2025.',
  ],
  [
    'de-simple',
    'Grundsteuer: Davon zahlen Sie 369,32 €.',
    '36,9315 m² × 10,00 € je m² = 369,3151 €, gerundet 369,32 €',
    'Für Sie zählen 36,9315 m².',
  ],
  [
    'en',
    'Property tax: 369.32 € for 36.9315 m² at 10.00 € per m².',
    '36.9315 m² × 10.00 € per m² = 369.3151 €, rounded 369.32 €',
    'The key counts 36.9315 m², in proportion to the days from 1 January 2025 to 3 December 2025.',
  ],
  [
    'en-simple',
    'Property tax: of this you pay 369.32 €.',
    '36.9315 m² × 10.00 € per m² = 369.3151 €, rounded 369.32 €',
    'Your share counts 36.9315 m².',
  ],
] as const)('%s sounds like this', (language, sentence, calculation, key) => {
  const [line, own] = explain(leftInDecember, 'positions/tax', { unit: 'B', occupancy: '1' }, language);
  expect([line?.sentence, line?.calculation, own?.sentence]).toEqual([sentence, calculation, key]);
});

test.each<[OperatingCostAmount, OperatingCostsHouse, string, string]>([
  [
    'positions/refuse',
    halfYear,
    'occupants/units/0/occupancies/0/keys/refuse',
    '2 Personen × 54 Tage + 3 Personen × 156 Tage = 576 Personentage',
  ],
  ['positions/drain', rich, 'occupants/units/0/occupancies/0/keys/drain', '20 m³ + 10 m³ − 4 m³ = 26 m³'],
  ['positions/care', rich, 'positions/care/cost', '500,00 € − 100,00 € = 400,00 €'],
  ['labour/s35a_3', rich, 'occupants/units/0/occupancies/0/labour/heating/heating_labour/0', '50,00 €'],
  [
    'advance_proposal',
    heatedFromJuly,
    'occupants/units/0/occupancies/0/advance_basis',
    '600,00 € + (105,12 € + 210,00 €) × 1.000 : 584 = 1.139,5890 €',
  ],
])('%s is calculated out loud', (amount, house, id, calculation) => {
  const steps = explain(frozen(house), amount, { unit: 'A', occupancy: '1' });
  expect(steps.find((step) => step.id === id)?.calculation).toBe(calculation);
});

describe('others are sums, and their steps are not shown', () => {
  const all = (house: OperatingCostsHouse, who: Occupant) =>
    shownBy(occupant(billed(house), who.unit, who.occupancy)).flatMap(([amount]) =>
      explain(frozen(house), amount, who),
    );

  test('in the key of the house', () => {
    const steps = all(rich, { unit: 'A', occupancy: '1' });
    expect(JSON.stringify(steps)).not.toMatch(/units\/1|B~12/);
    expect(steps.find(({ id }) => id === 'positions/refuse/key_total')?.inputs).toEqual([
      { step: 'occupants/units/0/occupancies/0/keys/refuse' },
      { others: 2, name: 'Personentage', value: '273', text: '273 Personentage' },
    ]);
  });

  test('in the heating bill inside, where units and occupants stand at other places', () => {
    const { units } = heatedFromJuly.heating;
    const turned = { ...heatedFromJuly, heating: { ...heatedFromJuly.heating, units: units.toReversed() } };
    const steps = all(turned, { unit: 'A', occupancy: '1' });
    const inside = steps.filter(({ id }) => id.startsWith('heating/occupants'));
    expect(new Set(inside.map(({ id }) => id.split('/').slice(0, 6).join('/')))).toEqual(
      new Set(['heating/occupants/units/1/occupancies/1']),
    );
    expect(JSON.stringify(steps)).not.toMatch(/heating\/units\/0|units\/1\/occupancies\/0|heating_only/);
    expect(steps.find(({ id }) => id === 'heating/pots/heating/recorded')?.inputs).toContainEqual({
      others: 2,
      name: 'abgelesener Verbrauch',
      value: '700',
      text: '700',
    });
  });

  test('who is in the heating period alone sees what is his', () => {
    const steps = explain(frozen(heatedFromJuly), 'balance', { unit: 'A', occupancy: '0' });
    expect(steps[0]).toMatchObject({ value: '74.88', calculation: '284,88 € − 210,00 € = 74,88 €' });
    expect(JSON.stringify(steps)).not.toMatch(/units\/0\/occupancies\/1|units\/1/);
  });

  test('a position that is named like a unit is none', () => {
    const house = { ...twoFlats, positions: [cost('units/1', 'property_tax', '1000.00')] };
    const steps = explain(frozen(house), 'positions/units/1', { unit: 'A', occupancy: '1' });
    expect(steps.map(({ rule }) => rule)).toEqual([
      'operating_cost_line',
      'key_value',
      'key_price',
      'operating_cost',
      'key_total',
    ]);
  });
});

test('a value that is there or not is said in words', () => {
  const steps = explain(frozen(rich), 'positions/garden', { unit: 'A', occupancy: '1' });
  expect(steps.find(({ rule }) => rule === 'operating_cost')?.inputs).toContainEqual({
    pointer: '/positions/5/own_work',
    name: 'Eigenleistung des Eigentümers',
    value: 'true',
    text: 'ja',
  });
});

test('none where there is no such amount, or nobody', () => {
  const flats = frozen(twoFlats);
  expect(explain(flats, 'heating', { unit: 'A', occupancy: '1' })).toEqual([]);
  expect(explain(flats, 'balance', { unit: 'Z', occupancy: '1' })).toEqual([]);
});
