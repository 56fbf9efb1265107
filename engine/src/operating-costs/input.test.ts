import { describe, expect, test } from 'vitest';
import { OPERATING_COST_FINDING_KINDS } from './finding-kinds.ts';
import type { OperatingCostPosition } from './house.ts';
import { operatingCostReasonId } from './reason-ids.ts';
import { billOperatingCosts } from './run.ts';
import { amountsOf, billed, cost, flat, heatingOfTwoFlats, told, twoFlats, YEAR } from './sample-house.ts';

test.each<[string, unknown]>([
  ['null', null],
  ['a number', 7],
  ['a text', 'house'],
  ['a list', [twoFlats]],
  ['nothing', undefined],
])('%s is no house', (_, input) => {
  expect(billOperatingCosts(input)).toMatchObject({
    id: null,
    ok: false,
    findings: [{ code: 'wrong_type', path: '' }],
  });
});

test('an empty object lacks five things', () => {
  expect(told({})).toEqual([
    'error missing_field /schema -',
    'error missing_field /id -',
    'error missing_field /period -',
    'error missing_field /units -',
    'error no_costs /positions -',
  ]);
});

const [a] = twoFlats.units;
const oneUnit = (unit: object) => ({ ...twoFlats, units: [unit] });
const occupied = (own: object) => oneUnit({ ...a, occupancies: [{ id: '1', ...YEAR, ...own }] });
const keyed = (key: unknown) => ({ ...twoFlats, positions: [{ ...cost('x', 'lift', '1.00'), key }] });

test.each<[string, unknown, string]>([
  ['the schema of heating', { ...twoFlats, schema: 'klarmeter.house/1' }, 'error unknown_value /schema -'],
  ['an unknown field', { ...twoFlats, costs: [] }, 'error unknown_field /costs -'],
  ['an unknown field of a unit', oneUnit({ ...a, size: '1' }), 'error unknown_field /units/0/size -'],
  [
    'an unknown field of an occupancy',
    occupied({ heating: '1' }),
    'error unknown_field /units/0/occupancies/0/heating -',
  ],
  ['an unknown field of keys', { ...twoFlats, keys: { a: 1 } }, 'error unknown_field /keys/a -'],
  ['an unknown total', { ...twoFlats, keys: { totals: { m3: '1' } } }, 'error unknown_field /keys/totals/m3 -'],
  ['an unknown field of water', { ...twoFlats, water: { m3: '1' } }, 'error unknown_field /water/m3 -'],
  [
    'a consumption nobody named',
    occupied({ consumptions: { dry: '1' } }),
    'error unknown_field /units/0/occupancies/0/consumptions/dry -',
  ],
  [
    'a consumption named like water',
    { ...twoFlats, consumptions: [{ id: 'water', unit: 'm3' }] },
    'error duplicate_id /consumptions/0/id -',
  ],
  ['a number that is no text', oneUnit({ ...a, area_m2: 60 }), 'error not_a_number /units/0/area_m2 -'],
  ['a negative area', oneUnit({ ...a, area_m2: '-1' }), 'error negative_value /units/0/area_m2 -'],
  ['a total of zero', { ...twoFlats, keys: { totals: { area_m2: '0' } } }, 'error not_positive /keys/totals/area_m2 -'],
  ['one unit twice', { ...twoFlats, units: [a, a] }, 'error duplicate_id /units/1/id -'],
  ['no units', { ...twoFlats, units: [] }, 'error missing_field /units -'],
  ['a unit without occupancies', oneUnit({ id: 'A', area_m2: '1' }), 'error missing_field /units/0/occupancies -'],
  ['nobody in a unit', oneUnit({ ...a, occupancies: [] }), 'error no_occupancies /units/0/occupancies BGB § 556a(1)'],
  [
    'a gap between occupancies',
    occupied({ to: '2025-06-30' }),
    'error occupancies_do_not_cover /units/0/occupancies BGB § 556a(1)',
  ],
  [
    'more than twelve months',
    { ...twoFlats, period: { from: '2025-01-01', to: '2026-01-01' } },
    'error period_too_long /period BGB § 556(3)',
  ],
  [
    'a period before the ordinance',
    { ...twoFlats, period: { from: '2003-01-01', to: '2003-12-31' } },
    'error period_before_law /period/from BetrKV § 2',
  ],
  ['no cost at all', { ...twoFlats, positions: [] }, 'error no_costs /positions -'],
  [
    'one position twice',
    { ...twoFlats, positions: [cost('x', 'lift', '1.00'), cost('x', 'lift', '1.00')] },
    'error duplicate_id /positions/1/id -',
  ],
  ['an unknown key', keyed({ by: 'doors' }), 'error unknown_value /positions/0/key/by -'],
  ['a key without a name', keyed({}), 'error missing_field /positions/0/key/by -'],
  ['a key that is no object', keyed('area'), 'error wrong_type /positions/0/key -'],
  ['a field of another key', keyed({ by: 'area', of: 'water' }), 'error unknown_field /positions/0/key/of -'],
  ['fixed amounts that are none', keyed({ by: 'fixed' }), 'error missing_field /positions/0/key/amounts_eur -'],
])('%s is refused', (_, house, finding) => {
  expect(told(house)).toContain(finding);
  expect(billOperatingCosts(house).ok).toBe(false);
});

test('changes of persons need the number before', () => {
  expect(told(occupied({ person_changes: [{ from: '2025-02-01', persons: '1' }] }))).toEqual([
    'error missing_field /units/0/occupancies/0/persons -',
  ]);
});

test('a value that could not be read has one finding, and nothing follows from it', () => {
  const broken = {
    ...twoFlats,
    keys: { totals: { co_ownership: 'thousand' } },
    positions: [
      cost('area', 'lift', '1.00'),
      cost('units', 'garden', 'much', { key: { by: 'fixed', amounts_eur: { A: 'one' } } }),
      cost('persons', 'refuse', '1.00', { key: { by: 'persons' } }),
      cost('water', 'water_supply', '1.00'),
      cost('shares', 'lighting', '1.00', { key: { by: 'co_ownership' } }),
    ],
    units: [
      flat('A', { area_m2: 'sixty', co_ownership: '1' }, { persons: 'two', cold_water_m3: 'some' }),
      flat('B', { area_m2: '40', co_ownership: '1' }, { persons: '1', cold_water_m3: '0' }),
    ],
  };
  expect(told(broken).toSorted()).toEqual([
    'error not_a_number /keys/totals/co_ownership -',
    'error not_a_number /positions/1/amount_eur -',
    'error not_a_number /positions/1/key/amounts_eur/A -',
    'error not_a_number /units/0/area_m2 -',
    'error not_a_number /units/0/occupancies/0/cold_water_m3 -',
    'error not_a_number /units/0/occupancies/0/persons -',
  ]);
});

test('a period that cannot be read hides nothing else', () => {
  expect(told({ ...twoFlats, period: { from: '2025-02-30', to: '2025-12-31' }, positions: [{}] })).toEqual([
    'error not_a_day /period/from -',
    'error missing_field /positions/0/id -',
    'error missing_field /positions/0/kind -',
    'error missing_field /positions/0/amount_eur -',
  ]);
});

const position = (kind: string, more: Partial<Record<keyof OperatingCostPosition, unknown>> = {}) => ({
  ...twoFlats,
  positions: [{ id: 'x', kind, amount_eur: '100.00', ...more }],
});

describe('BetrKV s. 1: what is never an operating cost', () => {
  test.each([
    ['administration', 'BetrKV § 1(2)'],
    ['maintenance', 'BetrKV § 1(2)'],
    ['repair', 'BetrKV § 1(2)'],
    ['reserve', 'BetrKV § 1(2)'],
    ['smoke_alarm_rent', 'BetrKV § 1(1)'],
  ])('%s', (kind, basis) => {
    expect(told(position(kind))).toEqual([`error operating_cost_excluded /positions/0/kind ${basis}`]);
  });

  test('part of a cost is deducted, and both are shown (no. 14)', () => {
    const deduction = { amount_eur: '25.00', reason: 'administration' };
    const result = billed({ ...twoFlats, positions: [cost('x', 'caretaker', '100.00', { deduction })] });
    expect(result.positions[0]).toMatchObject({
      amount_eur: '100.00',
      deducted_eur: '25.00',
      deduction_reason: 'administration',
      distributed_eur: '75.00',
    });
    expect(amountsOf(result, 'x')).toEqual({ 'A/1': '45.00', 'B/1': '30.00' });
    expect(result).toMatchObject({ total_costs_eur: '100.00', deducted_eur: '25.00', distributed_eur: '75.00' });
  });

  test.each([
    [{ amount_eur: '100.01', reason: 'r' }, 'error deduction_exceeds_amount /positions/0/deduction BetrKV § 1(2)'],
    [{ amount_eur: '1.00' }, 'error missing_field /positions/0/deduction/reason -'],
    [{ amount_eur: '-1.00', reason: 'r' }, 'error negative_value /positions/0/deduction/amount_eur -'],
  ])('a deduction of %j is none', (deduction, finding) => {
    expect(told(position('caretaker', { deduction }))).toEqual([finding]);
  });

  test('own work is charged without VAT and certifies no labour (s. 1(1) sentence 2, EStG s. 35a(5))', () => {
    expect(told(position('garden', { own_work: true }))).toEqual([
      'info own_work_without_vat /positions/0/own_work BetrKV § 1(1)',
    ]);
    expect(told(position('garden', { own_work: true, labour: [{ kind: 's35a_2', amount_eur: '1.00' }] }))).toEqual([
      'info own_work_without_vat /positions/0/own_work BetrKV § 1(1)',
      'error own_work_has_no_labour /positions/0/labour EStG § 35a(5)',
    ]);
  });
});

describe('BetrKV s. 2: the list', () => {
  test.each<[string, string, object, string[]]>([
    ['an unknown kind', 'roof', {}, ['error operating_cost_kind_unknown /positions/0/kind BetrKV § 2']],
    [
      'no. 4a belongs into the heating bill',
      'heating_plant',
      {},
      ['error heat_needs_heating_bill /positions/0/kind HeizkostenV § 6(1)'],
    ],
    [
      'no. 6b in a house of two dwellings',
      'combined_heat_supply',
      { exception: 'section_2' },
      ['info heat_outside_ordinance /positions/0/exception HeizkostenV § 2'],
    ],
    [
      'no. 5a under another exception',
      'hot_water_plant',
      { exception: 'section_11' },
      ['info heat_outside_ordinance /positions/0/exception HeizkostenV § 11(1)'],
    ],
    ['an exception that is none', 'heat_supply', { exception: 'x' }, ['error unknown_value /positions/0/exception -']],
    ['no. 4d is no central plant', 'flat_heater_cleaning', {}, []],
    ['an exception of a lift', 'lift', { exception: 'section_2' }, ['error unknown_field /positions/0/exception -']],
    [
      'no. 15b: fees after 30.06.2024',
      'cable_fees',
      { built_on: '1998-01-01' },
      ['error operating_cost_kind_not_in_force /positions/0/kind BetrKV § 2'],
    ],
    ['no. 15a: electricity', 'aerial', { built_on: '1998-01-01' }, []],
    [
      'no. 15a of a plant of 01.12.2021',
      'aerial',
      { built_on: '2021-12-01' },
      ['error aerial_too_new /positions/0/built_on BetrKV § 2'],
    ],
    [
      'no. 15b without the day it was built',
      'cable_network',
      {},
      ['warning aerial_day_missing /positions/0/built_on BetrKV § 2'],
    ],
    [
      'no. 15b with a day that is none',
      'cable_network',
      { built_on: 'x' },
      ['error not_a_day /positions/0/built_on -'],
    ],
    ['no. 15c', 'fibre_provision', {}, []],
    [
      'no. 15c has no such day',
      'fibre_network',
      { built_on: '2022-01-01' },
      ['error unknown_field /positions/0/built_on -'],
    ],
    ['no. 17 named and agreed', 'other', { label: 'Wartung der Rauchwarnmelder', agreed: true }, []],
    [
      'no. 17 without a name',
      'other',
      { label: ' ', agreed: true },
      ['error other_without_name /positions/0/label BetrKV § 2'],
    ],
    ['no. 17 not agreed', 'other', { label: 'x' }, ['error other_not_agreed /positions/0/agreed BetrKV § 2']],
    ['agreed is a word of no. 17', 'lift', { agreed: true }, ['error unknown_field /positions/0/agreed -']],
  ])('%s', (_, kind, more, findings) => expect(told(position(kind, more))).toEqual(findings));

  test('no. 12: chimney sweep without a heating bill', () => expect(told(position('chimney_sweep'))).toEqual([]));

  test('no. 14: what the caretaker does is not charged again', () => {
    const positions = [cost('c', 'caretaker', '1.00'), cost('g', 'garden', '1.00'), cost('t', 'property_tax', '1.00')];
    expect(told({ ...twoFlats, positions })).toEqual(['info cost_possibly_twice /positions/1 BetrKV § 2']);
  });
});

test.each(['__proto__', 'constructor', 'toString', 'a/b~c', ' ', '1'])('names are free: %j', (name) => {
  const named = (value: string) => JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
  const units = [
    flat(name, { consumptions: named('1') }, { consumptions: named('1') }),
    flat('B', { consumptions: {} }, { id: name, consumptions: {} }),
  ];
  const key = { by: 'fixed', amounts_eur: named('1.00') } as const;
  const house = {
    ...twoFlats,
    consumptions: [{ id: name, unit: 'kWh' }],
    positions: [cost(name, 'lift', '1.00', { key }), cost(`${name}/key`, 'garden', '2.00', { key: { by: 'units' } })],
    units,
  };
  const result = billed(house);
  expect(amountsOf(result, name)).toEqual(Object.fromEntries([[`${name}/1`, '1.00']]));
  const line = result.reasons?.[operatingCostReasonId('/units/0/occupancies/0', `positions/${name}/key`)];
  expect(line).toMatchObject({ rule: 'operating_cost_line', value: '1.00' });
  expect(Object.values(result.reasons ?? {}).filter(({ rule }) => rule === 'fixed_value')).toHaveLength(1);
  const alone = [cost('x', 'lift', '1.00', { key: { by: 'fixed', amounts_eur: { B: '1.00' } } })];
  expect(amountsOf(billed({ ...house, positions: alone }), 'x')).toEqual(Object.fromEntries([[`B/${name}`, '1.00']]));
  const metered = [cost('x', 'laundry', '1.00', { key: { by: 'consumption', of: name } })];
  expect(told({ ...house, positions: metered })).toContain(
    `error consumption_missing /units/1/consumptions/${name.replace('~', '~0').replace('/', '~1')} BGB § 556a(1)`,
  );
});

test('the last day there is', () => {
  const period = { from: '9999-01-01', to: '9999-12-31' } as const;
  const units = [{ id: 'A', area_m2: '1', occupancies: [{ id: '1', ...period }] }];
  expect(billed({ ...twoFlats, period, units }).total_statements_eur).toBe('1000.00');
});

describe('the days of a cost', () => {
  test.each<[string, object, string[]]>([
    ['within the period', { from: '2025-03-01', to: '2025-03-31' }, []],
    ['before it', { from: '2024-12-31' }, ['error cost_outside_period /positions/0/from BGB § 556(3)']],
    ['after it', { to: '2026-01-01' }, ['error cost_outside_period /positions/0/to BGB § 556(3)']],
    ['reversed', { from: '2025-03-02', to: '2025-03-01' }, ['error period_reversed /positions/0/to -']],
    ['no days', { from: 'March' }, ['error not_a_day /positions/0/from -']],
  ])('%s', (_, days, findings) => expect(told(position('lift', days))).toEqual(findings));
});

describe('labour', () => {
  test.each<[string, unknown, string[]]>([
    ['all of the cost', [{ kind: 's35a_2', amount_eur: '100.00' }], []],
    [
      'more than the cost',
      [
        { kind: 's35a_2', amount_eur: '50.00' },
        { kind: 's35a_3', amount_eur: '50.01' },
      ],
      ['error labour_exceeds_cost /positions/0/labour EStG § 35a(5)'],
    ],
    ['of an unknown kind', [{ kind: 's35a_1', amount_eur: '1' }], ['error unknown_value /positions/0/labour/0/kind -']],
    ['without an amount', [{ kind: 's35a_3' }], ['error missing_field /positions/0/labour/0/amount_eur -']],
  ])('%s', (_, labour, findings) => expect(told(position('lift', { labour }))).toEqual(findings));

  test('counts against what is left after the deduction', () => {
    const deduction = { amount_eur: '50.00', reason: 'repairs' };
    const labour = [{ kind: 's35a_3', amount_eur: '50.01' }];
    expect(told(position('lift', { deduction, labour }))).toEqual([
      'error labour_exceeds_cost /positions/0/labour EStG § 35a(5)',
    ]);
  });
});

test('a refund above the cost is distributed to nobody', () => {
  const refund = (amount: string) => told({ ...twoFlats, positions: [cost('x', 'property_insurance', amount)] });
  expect(refund('0.00')).toEqual([]);
  expect(refund('-0.01')).toEqual(['error position_below_zero /positions/0/amount_eur BetrKV § 1(1)']);
});

test('a heating bill of more digits than a number of a file may have is a position like any other', () => {
  const nines = '9'.repeat(30);
  const costs = ['a', 'b'].map((id) => ({ id, kind: 'fuel', scope: 'heating', amount_eur: nines }) as const);
  const heating = { ...heatingOfTwoFlats, costs };
  expect(billed({ ...twoFlats, heating }).heating?.amount_eur).toBe(`1${nines.slice(1)}8.00`);
});

describe('every finding', () => {
  test.each(Object.entries(OPERATING_COST_FINDING_KINDS))('%s speaks both languages', (_, kind) => {
    expect(kind.de).not.toBe(kind.en);
    if ('legalBasis' in kind) expect(kind.legalBasis).toMatch(/^[A-Za-z0-9]+ § \d+[a-z]?(\(\d+\))?$/);
  });

  test('fills in what it speaks of', () => {
    expect(billOperatingCosts(position('administration')).findings).toEqual([
      {
        code: 'operating_cost_excluded',
        severity: 'error',
        path: '/positions/0/kind',
        legal_basis: 'BetrKV § 1(2)',
        message_de: '„Verwaltung“ gehört nie zu den Betriebskosten; der Vermieter trägt sie.',
        message_en: '"administration" is never an operating cost; the landlord bears it.',
      },
    ]);
  });
});
