import { describe, expect, test } from 'vitest';
import type { House } from './house.ts';
import { occupantReasonId, type Reason, type ReasonTree, reasonTree, valueAt } from './reasons.ts';
import { billHouse } from './run.ts';
import { billed, flat, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

const rich: House = {
  ...twoFlatsWithHotWater,
  cold_water: { amount_eur: '300.00' },
  co2: { building: 'residential', living_area_m2: '100', emissions_kg: '3454', cost_eur: '200.00' },
  units: [
    {
      id: 'A',
      heating_area_m2: '60',
      hot_water_area_m2: '60',
      heating: '600',
      hot_water_m3: '30',
      cold_water_m3: '40',
      occupancies: [
        { id: '1', from: '2025-01-01', to: '2025-09-30', advance_eur: '100.00', vat_percent: '19' },
        { id: '2', from: '2025-10-01', to: '2025-12-31' },
      ],
    },
    flat('B', '40', { heating: '400', hot_water_m3: '20', cold_water_m3: '20' }, { hot_water_area_m2: '40' }),
    flat(
      'C',
      '20',
      { cold_water_m3: '0', hot_water_m3: '1' },
      { hot_water_area_m2: '10', heating_failed: { method: 'building_average', reason: 'battery' } },
    ),
  ],
};

const stocked: House = {
  ...twoFlats,
  plant: { energy: 'heating_oil' },
  costs: [],
  fuel_stock: {
    unit: 'l',
    closing_quantity: '100',
    layers: [
      {
        kind: 'opening',
        date: '2025-01-01',
        quantity: '1000',
        amount_eur: '900.00',
        co2_kg: '2676',
        co2_cost_eur: '10.00',
      },
    ],
  },
  co2: { building: 'non_residential', relief: 'credit_line' },
};

const grouped: House = {
  ...twoFlats,
  groups: {
    pre_split_consumption_percent: '70',
    list: [
      { id: 'A', recorded: '1', area_m2: '60', heating_consumption_percent: '60' },
      { id: 'B', recorded: '2', area_m2: '40' },
    ],
  },
  units: twoFlats.units.map((unit) => ({ ...unit, group: unit.id })),
};

const { costs, ...withoutCosts } = twoFlats;
const ready: House = { ...withoutCosts, pots: { heating: { base_eur: '1.00', consumption_eur: '2.00' } } };

describe.each([
  ['with everything', rich],
  ['with a stock and credits', stocked],
  ['with groups', grouped],
  ['with pots', ready],
])('a house %s', (_, house) => {
  const result = billed(house);
  const reasons = result.reasons ?? {};

  test('has a reason for every amount of every occupant, and the same figure in it', () => {
    let index = 0;
    house.units.forEach((unit, unitIndex) => {
      unit.occupancies.forEach((__, occupancyIndex) => {
        const occupant = result.occupants[index];
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
    const first = result.occupants[0]?.lines[0]?.code ?? 'total';
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

test('without reasons the figures are the same', () => {
  const { reasons, ...figures } = billed(rich);
  expect(billHouse(rich, { reasons: false })).toEqual(figures);
});
