import { describe, expect, test } from 'vitest';
import type { OperatingCostKey, OperatingCostsHouse, OperatingCostUnit } from './house.ts';
import { amountsOf, billed, cost, flat, occupant, parted, told, twoFlats } from './sample-house.ts';

/** Two flats that have a value of every key. */
const units: OperatingCostUnit[] = [
  flat(
    'A',
    { area_m2: '60', heated_area_m2: '50', co_ownership: '300' },
    { persons: '3', consumptions: { dry: '10' } },
  ),
  flat(
    'B',
    { area_m2: '40', heated_area_m2: '50', co_ownership: '700' },
    { persons: '1', consumptions: { dry: '30' } },
  ),
];
const house = (key: OperatingCostKey | undefined, more: Partial<OperatingCostsHouse> = {}): OperatingCostsHouse => ({
  ...twoFlats,
  consumptions: [{ id: 'dry', unit: 'kWh' }],
  keys: { totals: { co_ownership: '1000' } },
  positions: [cost('x', 'laundry', '1000.00', key === undefined ? {} : { key })],
  units,
  ...more,
});

describe('each key divides by its own values', () => {
  test.each<[string, OperatingCostKey | undefined, string, string, string, string]>([
    ['none agreed: living area (s. 556a(1) sentence 1)', undefined, 'm2', '100', '600.00', '400.00'],
    ['living area', { by: 'area' }, 'm2', '100', '600.00', '400.00'],
    ['heated area', { by: 'heated_area' }, 'm2', '100', '500.00', '500.00'],
    ['units', { by: 'units' }, 'units', '2', '500.00', '500.00'],
    ['persons', { by: 'persons' }, 'person days', '1460', '750.00', '250.00'],
    ['consumption', { by: 'consumption', of: 'dry' }, 'kWh', '40', '250.00', '750.00'],
    ['co-ownership (s. 556a(3))', { by: 'co_ownership' }, 'shares', '1000', '300.00', '700.00'],
    ['fixed amounts', { by: 'fixed', amounts_eur: { A: '999.99', B: '0.01' } }, 'EUR', '1000', '999.99', '0.01'],
  ])('%s', (_, key, unit, total, a, b) => {
    const result = billed(house(key));
    expect(result.positions[0]?.key).toMatchObject({ by: key?.by ?? 'area', unit, house: total });
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': a, 'B/1': b });
    expect(result.findings).toEqual([]);
  });

  test('let condominium flats go by co-ownership without an agreement', () => {
    const result = billed(house(undefined, { keys: { default_by: 'co_ownership', totals: { co_ownership: '1000' } } }));
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '300.00', 'B/1': '700.00' });
    expect(result.reasons?.['positions/x/key_total']?.legal_basis).toBe('BGB § 556a(3)');
  });

  test('a unit counts as it says', () => {
    const garage = flat('G', { unit_count: '0.5' });
    const result = billed(house({ by: 'units' }, { units: [flat('A', {}), garage] }));
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '666.67', 'G/1': '333.33' });
  });

  test('a value of 0 takes part with nothing', () => {
    const result = billed(
      house({ by: 'area' }, { units: [flat('A', { area_m2: '60' }), flat('G', { area_m2: '0' })] }),
    );
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '1000.00', 'G/1': '0.00' });
  });
});

describe('a weight is the value times days of use over days of the cost', () => {
  const moved = (key: OperatingCostKey): Record<string, string> => {
    const own = [{ persons: '3' }, { persons: '5' }];
    const [, b] = units;
    const a: OperatingCostUnit = {
      id: 'A',
      area_m2: '60',
      heated_area_m2: '50',
      co_ownership: '300',
      consumptions: { dry: '10' },
      occupancies: parted('2025-03-14', '2025-03-15', own[0], own[1]),
    };
    return amountsOf(billed(house(key, { units: b === undefined ? [] : [a, b] })), 'x');
  };

  // 73 and 292 of 365 days are 0.2 and 0.8.
  test.each<[OperatingCostKey, string, string]>([
    [{ by: 'area' }, '120.00', '480.00'],
    [{ by: 'heated_area' }, '100.00', '400.00'],
    [{ by: 'units' }, '100.00', '400.00'],
    [{ by: 'co_ownership' }, '60.00', '240.00'],
    [{ by: 'consumption', of: 'dry' }, '50.00', '200.00'],
    [{ by: 'fixed', amounts_eur: { A: '250.00', B: '750.00' } }, '50.00', '200.00'],
    // 219 and 1460 person-days of 219 + 1460 + 365 = 2044
    [{ by: 'persons' }, '107.14', '714.29'],
  ])('$by', (key, first, second) => expect(moved(key)).toMatchObject({ 'A/1': first, 'A/2': second }));
});

describe('persons', () => {
  const persons = (a: object, b: object = { persons: '2' }) =>
    house({ by: 'persons' }, { units: [flat('A', {}, a), flat('B', {}, b)] });

  test('change within an occupancy', () => {
    // 2 until 14 March, 3 until 31 December but 1 on its last day: 2*73 + 3*291 + 1 = 1020 of 1020 + 730
    const result = billed(
      persons({
        persons: '2',
        person_changes: [
          { from: '2025-03-15', persons: '3' },
          { from: '2025-12-31', persons: '1' },
        ],
      }),
    );
    expect(occupant(result, 'A').lines[0]?.key).toMatchObject({ own: '1020', house: '1750' });
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '582.86', 'B/1': '417.14' });
  });

  test.each([
    ['on the first day', [{ from: '2025-01-01', persons: '3' }], 'person_changes/0'],
    ['after the last day', [{ from: '2026-01-01', persons: '3' }], 'person_changes/0'],
    [
      'before the change before',
      [
        { from: '2025-06-01', persons: '3' },
        { from: '2025-05-01', persons: '1' },
      ],
      'person_changes/1',
    ],
  ])('no change %s', (_, changes, at) => {
    expect(told(persons({ persons: '2', person_changes: changes }))).toContain(
      `error person_change_out_of_order /units/0/occupancies/0/${at}/from BGB § 556a(1)`,
    );
  });

  test('vacancy without a number bears nothing, which is told', () => {
    expect(amountsOf(billed(persons({ vacant: true })), 'x')).toEqual({ 'A/1': '0.00', 'B/1': '1000.00' });
    expect(told(persons({ vacant: true }))).toEqual([
      'warning vacancy_without_persons /units/0/occupancies/0 BGB § 556a(1)',
    ]);
    expect(amountsOf(billed(persons({ vacant: true, persons: '2' })), 'x')).toEqual({
      'A/1': '500.00',
      'B/1': '500.00',
    });
  });

  test('nobody else may lack the number', () => {
    expect(told(persons({}))).toEqual(['error key_value_missing /units/0/occupancies/0/persons BGB § 556a(1)']);
  });
});

describe('a cost of part of the period', () => {
  // Cable fees until 30.06.2024, 182 days; the flat changed hands within them, and again after them.
  const period = { from: '2024-01-01', to: '2024-12-31' } as const;
  const fees = cost('cable', 'cable_fees', '100.00', {
    to: '2024-06-30',
    built_on: '1998-05-01',
    key: { by: 'units' },
  });
  const result = billed({
    ...twoFlats,
    period,
    positions: [fees],
    units: [
      {
        id: 'A',
        occupancies: [
          { id: '1', from: '2024-01-01', to: '2024-03-31' },
          { id: '2', from: '2024-04-01', to: '2024-09-30' },
          { id: '3', from: '2024-10-01', to: '2024-12-31' },
        ],
      },
      { id: 'B', occupancies: [{ id: '1', ...period }] },
    ],
  });

  test('goes by the days of that part, 91 and 91 of 182', () => {
    expect(amountsOf(result, 'cable')).toEqual({ 'A/1': '25.00', 'A/2': '25.00', 'B/1': '50.00' });
    expect(occupant(result, 'A', '1').lines[0]?.period).toEqual({ from: '2024-01-01', to: '2024-06-30' });
  });

  test('shows shares of that part', () => {
    expect(occupant(result, 'A', '1').lines[0]?.key).toMatchObject({ own: '0.5', house: '2', unit_price_eur: '50' });
  });

  test('persons count on its days only, changes included', () => {
    // February: 28 days of A with 2 persons and, from the 15th, 3: 28 + 42; of B 28 with 1
    const february = cost('x', 'lift', '98.00', { from: '2025-02-01', to: '2025-02-28', key: { by: 'persons' } });
    const changes = [
      { from: '2025-02-15', persons: '3' },
      { from: '2025-03-01', persons: '9' },
    ] as const;
    const result = billed({
      ...twoFlats,
      // Person-days of the year say nothing about February.
      keys: { totals: { person_days: '5000' } },
      positions: [february],
      units: [flat('A', {}, { persons: '2', person_changes: changes }), flat('B', {}, { persons: '1' })],
    });
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '70.00', 'B/1': '28.00' });
  });

  test('leaves who came later without a line', () => {
    expect(occupant(result, 'A', '3')).toMatchObject({ lines: [], total_eur: '0.00' });
  });

  test('cannot go by consumption, which is that of the whole period', () => {
    const part = cost('x', 'laundry', '1.00', { to: '2025-06-30', key: { by: 'consumption', of: 'dry' } });
    expect(told(house(undefined, { positions: [part] }))).toEqual([
      'error consumption_of_whole_period /positions/0 BGB § 556a(1)',
    ]);
  });
});

describe('some units only', () => {
  const lift = cost('lift', 'lift', '300.00', { units: ['B', 'C'] });
  const three = [...(twoFlats.units ?? []), flat('C', { area_m2: '20' })];

  test('divide among themselves', () => {
    const result = billed({ ...twoFlats, positions: [lift], units: three });
    expect(amountsOf(result, 'lift')).toEqual({ 'B/1': '200.00', 'C/1': '100.00' });
  });

  test('are not measured against the whole house', () => {
    const result = billed({ ...twoFlats, keys: { totals: { area_m2: '500' } }, positions: [lift], units: three });
    expect(amountsOf(result, 'lift')).toEqual({ 'B/1': '200.00', 'C/1': '100.00' });
    expect(result).toMatchObject({ rest_eur: '0.00', findings: [] });
  });

  test('need no value of the others', () => {
    const [, b] = twoFlats.units;
    const odd = [flat('A', {}), ...(b === undefined ? [] : [b]), flat('C', { area_m2: '20' })];
    expect(told({ ...twoFlats, positions: [lift], units: odd })).toEqual([]);
  });

  test.each([
    [['X'], 'error unit_unknown /positions/0/units/0 -'],
    [['A', 'A'], 'error duplicate_id /positions/0/units/1 -'],
    [['A', 7], 'error wrong_type /positions/0/units/1 -'],
    [[], 'error key_total_zero /positions/0 BGB § 556a(1)'],
  ])('%j is refused', (ids, finding) => {
    expect(told({ ...twoFlats, positions: [{ ...lift, units: ids }] })).toContain(finding);
  });
});

describe('a house that has more than the units of the file', () => {
  const flatOf = (totals: NonNullable<OperatingCostsHouse['keys']>['totals']) =>
    house({ by: 'co_ownership' }, { keys: { totals: totals ?? {} }, units: units.slice(0, 1) });

  test('bears the rest itself', () => {
    const result = billed(flatOf({ co_ownership: '10000' }));
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '30.00' });
    expect(result).toMatchObject({ rest_eur: '970.00', rounding_difference_eur: '0.00', distributed_eur: '1000.00' });
    expect(told(flatOf({ co_ownership: '10000' }))).toEqual([
      'info key_beyond_units /keys/totals/co_ownership BGB § 556a(1)',
    ]);
  });

  test('bears the rest of person-days and of part of a year as well', () => {
    const persons = house({ by: 'persons' }, { keys: { totals: { person_days: '14600' } } });
    expect(amountsOf(billed(persons), 'x')).toEqual({ 'A/1': '75.00', 'B/1': '25.00' });
    const part = cost('x', 'lift', '1000.00', { from: '2025-07-01', key: { by: 'area' } });
    const half = house(undefined, { positions: [part], keys: { totals: { area_m2: '200' } } });
    expect(billed(half)).toMatchObject({ total_statements_eur: '500.00', rest_eur: '500.00' });
  });

  test('evens out the rest like a line', () => {
    const thirds = house({ by: 'area' }, { keys: { rounding: 'largest_remainder', totals: { area_m2: '180' } } });
    const result = billed(thirds);
    // 333.333…, 222.222… and a rest of 444.444…: the cent goes to the rest.
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '333.33', 'B/1': '222.22' });
    expect(result).toMatchObject({ rest_eur: '444.45', rounding_difference_eur: '0.00' });
  });

  test.each([
    ['needs the denominator', flatOf({}), 'error key_total_missing /keys/totals/co_ownership BGB § 556a(3)'],
    [
      'is no smaller than its units',
      flatOf({ co_ownership: '100' }),
      'error key_total_too_small /keys/totals/co_ownership BGB § 556a(1)',
    ],
  ])('%s', (_, input, finding) => expect(told(input)).toEqual([finding]));
});

describe('fixed amounts', () => {
  const fixed = (amounts: Record<string, string>, more: object = {}) =>
    house(undefined, {
      positions: [cost('x', 'laundry', '100.00', { key: { by: 'fixed', amounts_eur: amounts }, ...more })],
    });

  test('add up to what is distributed, after the deduction', () => {
    expect(told(fixed({ A: '60.00', B: '39.99' }))).toEqual([
      'error fixed_amounts_differ /positions/0/key/amounts_eur BGB § 556a(1)',
    ]);
    const deduction = { amount_eur: '40.00', reason: 'shop' };
    expect(amountsOf(billed(fixed({ A: '60.00' }, { deduction })), 'x')).toEqual({ 'A/1': '60.00' });
  });

  test('are those of units that take part', () => {
    expect(told(fixed({ A: '60.00', X: '40.00' }))).toContain('error unknown_field /positions/0/key/amounts_eur/X -');
    expect(told(fixed({ A: '60.00', B: '40.00' }, { units: ['A'] }))).toContain(
      'error unknown_field /positions/0/key/amounts_eur/B -',
    );
  });
});

test('a value that is missing is told once, however many costs need it', () => {
  const positions = [cost('x', 'lift', '1.00'), cost('y', 'garden', '1.00')];
  expect(told({ ...twoFlats, positions, units: [flat('A', {}), flat('B', { area_m2: '1' })] })).toEqual([
    'error key_value_missing /units/0/area_m2 BGB § 556a(1)',
  ]);
});
