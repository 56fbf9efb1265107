import { describe, expect, test } from 'vitest';
import { FINDING_KINDS } from './finding-kinds.ts';
import { billHouse } from './run.ts';
import { during, flat, told, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

test.each<[string, unknown]>([
  ['null', null],
  ['a number', 7],
  ['a text', 'house'],
  ['a list', [twoFlats]],
  ['nothing', undefined],
])('%s is no house', (_, input) => {
  expect(billHouse(input)).toMatchObject({ id: null, ok: false, findings: [{ code: 'wrong_type', path: '' }] });
});

test('a house that is refused has its id, where that could be read', () => {
  const refused = (id: unknown) => billHouse({ ...twoFlats, id, costs: [] });
  expect(refused('two flats')).toMatchObject({ id: 'two flats', ok: false });
  for (const id of [7, null, undefined]) expect(refused(id)).toMatchObject({ id: null, ok: false });
});

test.each([
  ['one day', during(twoFlats, '2025-01-01', '2025-01-01')],
  ['the first period of the law', during(twoFlats, '2009-01-01', '2009-12-31')],
])('%s is a billing period', (_, house) => expect(told(house)).toEqual([]));

test('an empty object lacks four things', () => {
  expect(told({})).toEqual([
    'error missing_field /schema -',
    'error missing_field /id -',
    'error missing_field /period -',
    'error missing_field /units -',
    'error no_costs /costs -',
  ]);
});

const noArea = 'error area_zero /units HeizkostenV § 7(1)';
const period = { from: '2025-01-01', to: '2025-12-31' };
const oneUnit = (unit: object) => ({ ...twoFlats, units: [unit] });
const [a] = twoFlats.units;
const occupied = (own: object) => oneUnit({ ...a, occupancies: [{ id: '1', ...period, heating: '1', ...own }] });

test.each<[string, unknown, ...string[]]>([
  ['another schema', { ...twoFlats, schema: 'klarmeter.house/2' }, 'error unknown_value /schema -'],
  ['an unknown field', { ...twoFlats, note: 'x' }, 'error unknown_field /note -'],
  ['an unknown field deep down', occupied({ heatng: '1' }), 'error unknown_field /units/0/occupancies/0/heatng -'],
  ['a name that must be escaped', { ...twoFlats, 'a/b~c': 1 }, 'error unknown_field /a~1b~0c -'],
  ['a name that must be escaped throughout', { ...twoFlats, '~/~/': 1 }, 'error unknown_field /~0~1~0~1 -'],
  [
    'a field of another method',
    { ...twoFlatsWithHotWater, hot_water_share: { method: 'measured', heat_kwh: '1', reason: 'r' } },
    'error unknown_field /hot_water_share/reason -',
  ],
  ['a number that is no text', occupied({ heating: 12 }), 'error not_a_number /units/0/occupancies/0/heating -'],
  ['a comma', occupied({ heating: '1,5' }), 'error not_a_number /units/0/occupancies/0/heating -'],
  ['an exponent', occupied({ heating: '1e3' }), 'error not_a_number /units/0/occupancies/0/heating -'],
  ['null', occupied({ heating: null }), 'error not_a_number /units/0/occupancies/0/heating -'],
  ['a negative reading', occupied({ heating: '-1' }), 'error negative_value /units/0/occupancies/0/heating -'],
  ['a negative area', oneUnit({ ...a, heating_area_m2: '-60' }), 'error negative_value /units/0/heating_area_m2 -'],
  ['a text that is none', occupied({ id: 1 }), 'error wrong_type /units/0/occupancies/0/id -'],
  ['a flag that is none', occupied({ vacant: 'yes' }), 'error wrong_type /units/0/occupancies/0/vacant -'],
  ['a list that is none', { ...twoFlats, units: {} }, 'error wrong_type /units -', noArea],
  [
    'an item that is none',
    { ...twoFlats, units: [1] },
    'error wrong_type /units/0 -',
    'error missing_field /units -',
    noArea,
  ],
  [
    'an object that is none',
    { ...twoFlats, keys: '70' },
    'error wrong_type /keys -',
    'error missing_field /keys/heating_consumption_percent HeizkostenV § 7(1)',
  ],
  [
    'more digits than are read',
    occupied({ heating: '1'.repeat(31) }),
    'error too_many_digits /units/0/occupancies/0/heating -',
  ],
  [
    'no groups',
    { ...twoFlats, groups: { pre_split_consumption_percent: '70', list: [] }, units: [{ ...a, heating_area_m2: '0' }] },
    'error missing_field /groups/list -',
  ],
  ['no units', { ...twoFlats, units: [] }, 'error missing_field /units -', noArea],
  [
    'no occupancies',
    oneUnit({ id: 'A', heating_area_m2: '1' }),
    'error missing_field /units/0/occupancies -',
    'warning no_consumption /units HeizkostenV § 7(1)',
  ],
  ['one unit twice', { ...twoFlats, units: [a, a] }, 'error duplicate_id /units/1/id -'],
  [
    'a day that does not exist',
    { ...twoFlats, period: { ...period, from: '2025-02-29' } },
    'error not_a_day /period/from -',
  ],
  [
    'a reversed period',
    { ...twoFlats, period: { from: '2025-12-31', to: '2025-01-01' } },
    'error period_reversed /period -',
  ],
  [
    'more than twelve months',
    during(twoFlats, '2025-01-01', '2026-01-01'),
    'error period_too_long /period BGB § 556(3)',
  ],
  [
    'a period before the law',
    { ...twoFlats, period: { from: '2008-01-01', to: '2008-12-31' } },
    'error period_before_law /period/from HeizkostenV § 7',
  ],
  ['an unknown energy', { ...twoFlats, plant: { energy: 'peat' } }, 'error unknown_value /plant/energy -'],
  [
    'an unknown scope',
    { ...twoFlats, costs: [{ id: 'g', kind: 'fuel', scope: 'roof', amount_eur: '1' }] },
    'error unknown_value /costs/0/scope -',
  ],
  [
    'a cost without amount',
    { ...twoFlats, costs: [{ id: 'g', kind: 'fuel', scope: 'heating' }] },
    'error missing_field /costs/0/amount_eur -',
  ],
  ['no cost at all', { ...twoFlats, costs: [] }, 'error no_costs /costs -'],
  [
    'no heating percent',
    { ...twoFlats, keys: {} },
    'error missing_field /keys/heating_consumption_percent HeizkostenV § 7(1)',
  ],
  [
    'no hot-water percent',
    { ...twoFlatsWithHotWater, keys: { heating_consumption_percent: '70' } },
    'error missing_field /keys/hot_water_consumption_percent HeizkostenV § 8(1)',
  ],
  [
    'more by consumption than was agreed',
    {
      ...twoFlats,
      keys: { heating_consumption_percent: '101', agreement: { kind: 'more_by_consumption', reason: 'r' } },
    },
    'info keys_by_agreement /keys/agreement HeizkostenV § 10',
    'error consumption_percent_out_of_range /keys/heating_consumption_percent HeizkostenV § 7(1)',
  ],
  [
    'less by consumption by agreement',
    {
      ...twoFlats,
      keys: { heating_consumption_percent: '49', agreement: { kind: 'more_by_consumption', reason: 'r' } },
    },
    'info keys_by_agreement /keys/agreement HeizkostenV § 10',
    'error consumption_percent_out_of_range /keys/heating_consumption_percent HeizkostenV § 7(1)',
  ],
  [
    'an agreement without a reason',
    {
      ...twoFlats,
      keys: { heating_consumption_percent: '80', agreement: { kind: 'more_by_consumption', reason: ' ' } },
    },
    'error consumption_percent_out_of_range /keys/heating_consumption_percent HeizkostenV § 7(1)',
  ],
  [
    'a heating percent of 71',
    { ...twoFlats, keys: { heating_consumption_percent: '71' } },
    'error consumption_percent_out_of_range /keys/heating_consumption_percent HeizkostenV § 7(1)',
  ],
  [
    'a heating percent below zero',
    { ...twoFlats, keys: { heating_consumption_percent: '-1' } },
    'error consumption_percent_out_of_range /keys/heating_consumption_percent HeizkostenV § 7(1)',
  ],
  [
    'a hot-water percent below zero',
    { ...twoFlats, keys: { ...twoFlats.keys, hot_water_consumption_percent: '-1' } },
    'error consumption_percent_out_of_range /keys/hot_water_consumption_percent HeizkostenV § 8(1)',
  ],
  [
    'a hot-water percent of 49',
    { ...twoFlats, keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '49' } },
    'error consumption_percent_out_of_range /keys/hot_water_consumption_percent HeizkostenV § 8(1)',
  ],
  [
    'a share that is no number',
    { ...twoFlatsWithHotWater, hot_water_share: { method: 'given', share: '1:3' } },
    'error not_a_number /hot_water_share/share -',
  ],
  [
    'areas of zero',
    { ...twoFlats, units: [flat('A', '0', { heating: '1' })] },
    'warning reading_without_area /units/0/heating_area_m2 -',
    'error area_zero /units HeizkostenV § 7(1)',
  ],
  [
    'hot-water areas of zero',
    { ...twoFlatsWithHotWater, units: twoFlats.units },
    'error area_zero /units HeizkostenV § 8(1)',
  ],
])('%s is refused', (_, house, ...findings) => {
  expect(told(house)).toEqual(findings);
  expect(billHouse(house).ok).toBe(false);
});

describe('every finding', () => {
  test.each(Object.entries(FINDING_KINDS))('%s speaks both languages', (_, kind) => {
    expect(kind.de).not.toBe(kind.en);
    expect(kind.de.match(/\{\d\}/g)?.length ?? 0).toBeLessThanOrEqual(3);
    if ('legalBasis' in kind) expect(kind.legalBasis).toMatch(/^[A-Za-z0-9]+ § \d+[a-z]?(\(\d+\))?$/);
  });

  test('fills in what it speaks of', () => {
    const result = billHouse({ ...twoFlats, keys: { heating_consumption_percent: '40' } });
    expect(result.findings).toStrictEqual([
      {
        code: 'consumption_percent_out_of_range',
        severity: 'error',
        path: '/keys/heating_consumption_percent',
        legal_basis: 'HeizkostenV § 7(1)',
        message_de: '40 % liegt außerhalb der erlaubten 50–70 % nach Verbrauch.',
        message_en: '40 % lies outside the allowed 50–70 % by consumption.',
      },
    ]);
  });

  test('has no provision where it has none', () => {
    expect(billHouse({ ...twoFlats, costs: [] }).findings).toStrictEqual([
      {
        code: 'no_costs',
        severity: 'error',
        path: '/costs',
        message_de: 'Es gibt keine Kosten zu verteilen.',
        message_en: 'There is no cost to distribute.',
      },
    ]);
  });
});

test('a period that is too long hides no gap', () => {
  expect(told({ ...twoFlats, period: { from: '2025-01-01', to: '2026-01-01' } })).toEqual([
    'error period_too_long /period BGB § 556(3)',
    'error occupancies_do_not_cover /units/0/occupancies HeizkostenV § 9b',
    'error occupancies_do_not_cover /units/1/occupancies HeizkostenV § 9b',
  ]);
});

test.each<[string, unknown, string]>([
  ['a list of any depth', nested(20_000), '„[…]“'],
  ['an object', { n: '1' }, '„{…}“'],
  ['nothing', null, '„null“'],
  ['a number of the machine', 12, '„12“'],
  ['no number of the machine', Number.NaN, '„null“'],
  ['what JSON does not have', 12n, '„bigint“'],
])('where a number stands: %s', (_, value, quoted) => {
  const { findings } = billHouse({ ...twoFlats, plant: { energy: 'natural_gas', net_calorific_value: value } });
  expect(findings.map(({ code, message_de }) => `${code} ${message_de.split(' ')[0]}`)).toEqual([
    `not_a_number ${quoted}`,
  ]);
});

function nested(depth: number): unknown {
  let value: unknown[] = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('a calendar that ends with the period', () => {
  const supplied = { from: '2025-01-01', to: '9999-12-31' };
  const invoice = { energy_kwh: '1', delivered_in: '2025', vat_percent: '19', emissions_kg: '1', cost_eur: '1' };
  const last = (own: { from: string; to: string }) => ({
    ...oneUnit({ ...a, occupancies: [{ id: '1', ...own, heating: '1' }] }),
    period: own,
    co2: { building: 'non_residential', invoices: [{ ...invoice, supplied }] },
  });

  test.each([
    ['in its last year', { from: '9999-01-01', to: '9999-12-31' }, ['co2_kg_implausible']],
    ['where it cannot be read', { from: '9999-01-01', to: 'y' }, ['not_a_day', 'not_a_day', 'co2_kg_implausible']],
  ])('%s', (_, own, codes) => expect(told(last(own)).map((each) => each.split(' ')[1])).toEqual(codes));
});
