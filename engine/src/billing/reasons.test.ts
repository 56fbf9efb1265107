import { describe, expect, test } from 'vitest';
import type { House } from './house.ts';
import { occupantReasonId, type Reason, type ReasonTree, reasonTree, valueAt } from './reasons.ts';
import { billHouse } from './run.ts';
import { billed, flat, grouped, ready, rich, stocked, twoFlats } from './sample-house.ts';

const byUnits = {
  pre_split_consumption_percent: '50',
  list: [
    { id: 'A', recorded: '1' },
    { id: 'B', recorded: '3' },
  ],
};

describe.each([
  ['with everything', rich],
  ['with a stock and credits', stocked],
  ['with groups', grouped],
  ['with pots', ready],
])('a house %s', (_, house) => {
  test('has a reason for every amount of every occupant, and the same figure in it', () => {
    const { occupants, reasons = {} } = billed(house);
    let index = 0;
    house.units.forEach((unit, unitIndex) => {
      unit.occupancies.forEach((__, occupancyIndex) => {
        const occupant = occupants[index];
        index += 1;
        const value = (amount: Parameters<typeof occupantReasonId>[2]) =>
          reasons[occupantReasonId(unitIndex, occupancyIndex, amount)]?.value;
        expect(occupant?.lines.length).toBeGreaterThan(0);
        for (const line of occupant?.lines ?? []) expect(value(line.code)).toBe(line.amount_eur);
        expect(value('total')).toBe(occupant?.total_eur);
        expect(value('balance')).toBe(occupant?.balance_eur);
        expect(value('vat_contained')).toBe(occupant?.vat_contained_eur);
      });
    });
  });

  test('leads every input to a reason or to a value of the house file', () => {
    const { reasons = {} } = billed(house);
    for (const reason of Object.values<Reason>(reasons)) {
      expect(reason.inputs.length, reason.id).toBeGreaterThan(0);
      for (const input of reason.inputs) {
        const found = input.startsWith('/') ? valueAt(house, input) : reasons[input];
        expect(found, `${input} below ${reason.id}`).toBeDefined();
      }
      expect(reason.label_de).not.toBe('');
      expect(reason.label_en).not.toBe('');
      expect(reason.legal_basis).toMatch(/^\S+ § \d+[a-z]?(\(\d+\))?$/);
    }
  });

  test('reaches its costs from the first line', () => {
    const { occupants, reasons = {} } = billed(house);
    const first = occupants[0]?.lines[0]?.code ?? 'total';
    const pointers = leaves(reasonTree(reasons, occupantReasonId(0, 0, first), house));
    expect(pointers.some((pointer) => /^\/(costs|fuel_stock|pots)\//.test(pointer))).toBe(true);
    expect(pointers).toContain('/units/0/heating_area_m2');
  });
});

function leaves(tree: ReasonTree): string[] {
  return tree.inputs.flatMap((input) => ('pointer' in input ? [input.pointer] : leaves(input)));
}

test('a reason names the dated value it used', () => {
  const reasons = billed(rich).reasons ?? {};
  expect(reasons['co2/percent']).toMatchObject({
    value: '50',
    legal_basis: 'CO2KostAufG § 5(2)',
    parameter: {
      id: 'co2kostaufg.5.stages',
      from: '2023-01-01',
      source: 'CO2KostAufG Anlage (zu den §§ 5 bis 7), https://www.gesetze-im-internet.de/co2kostaufg/anlage.html',
    },
  });
  expect(reasons['time/units/0/occupancies/0/heating']).toMatchObject({
    value: '0.64',
    parameter: { id: 'vdi2067.degree_days.14_13_13' },
  });
});

test('a tree carries the values behind its pointers', () => {
  const tree = reasonTree(billed(twoFlats).reasons ?? {}, occupantReasonId(0, 0, 'heating_base'), twoFlats);
  expect(tree).toMatchObject({
    value: '180.00',
    inputs: [{ pointer: '/units/0/heating_area_m2', value: '60' }, { value: '3' }],
  });
  expect(() => reasonTree({}, 'nothing', twoFlats)).toThrow('no reason nothing');
});

test.each([rich, stocked, grouped, { ...grouped, groups: byUnits }, ready, twoFlats])(
  'without reasons the figures are the same: house %#',
  (house) => {
    const { reasons, ...figures } = billed(house);
    expect(billHouse(house, { reasons: false })).toEqual(figures);
  },
);

test.each([
  ['', { a: { '/~': [1] } }],
  ['/a', { '/~': [1] }],
  ['/a/~1~0/0', 1],
  ['/a/~1~0/1', undefined],
  ['/a/~1~0/0/toFixed', undefined],
  ['/a/b/c', undefined],
])('the pointer %j names %j', (pointer, value) => expect(valueAt({ a: { '/~': [1] } }, pointer)).toEqual(value));

test.each(['/a/b', '/a/b/c'])('and %s names nothing below null', (pointer) => {
  expect(valueAt({ a: null }, pointer)).toBeUndefined();
});

test('a name is escaped as often as it must be', () => {
  expect(valueAt({ '//': { '~~': 1 } }, '/~1~1/~0~0')).toBe(1);
});

test.each<[string, (size: number) => House]>([
  [
    'groups',
    (size) => ({
      ...grouped,
      groups: { pre_split_consumption_percent: '70', list: rows(size, (id) => ({ id, recorded: '10' })) },
      units: rows(size, (id) => flat(id, '50', { heating: '100' }, { group: id })),
    }),
  ],
  [
    'failures',
    (size) => ({
      ...twoFlats,
      units: rows(size, (id, index) =>
        index % 5 === 0
          ? flat(
              id,
              '50',
              {},
              { heating_failed: { method: index % 2 === 0 ? 'building_average' : 'previous_periods', ...trend } },
            )
          : flat(id, '50', { heating: '100' }),
      ),
    }),
  ],
])('what is said of many %s grows with their number, not with its square', (_, house) => {
  const [inputs, twice] = [100, 200].map((size) =>
    Object.values(billed(house(size)).reasons ?? {}).reduce((sum, each) => sum + each.inputs.length, 0),
  );
  expect(twice).toBeLessThan(2.1 * (inputs ?? 0));
});

const trend = { previous: '90', others_previous: '7000' };

function rows<T>(size: number, row: (id: string, index: number) => T): T[] {
  return Array.from({ length: size }, (_, index) => row(`U${index}`, index));
}
