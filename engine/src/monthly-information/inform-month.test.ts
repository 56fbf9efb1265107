import { describe, expect, test } from 'vitest';
import { type Reason, reasonTree, valueAt } from '../billing/reasons.ts';
import { informMonth, monthlyReasonId } from './inform-month.ts';
import type { MonthFile, MonthGroup, MonthUse } from './month-file.ts';
import { flat, fourFlats, informed, measured, toldTo, withFlat } from './sample-month.ts';

const withGroup = (over: Partial<MonthGroup>): MonthFile => ({
  ...fourFlats,
  groups: fourFlats.groups.map((group) => ({ ...group, ...over })),
});

test('s. 6a(2) no. 1: heating and hot water in kWh, each by itself', () => {
  const shown = informed(fourFlats).informations.map(({ unit, heating, hot_water: hotWater }) => [
    unit,
    heating?.kwh,
    hotWater?.kwh,
  ]);
  expect(shown).toEqual([
    ['A', '400.0', '120.0'],
    ['B', '200.0', '60.0'],
    ['C', '240.0', '90.0'],
    ['D', '160.0', '30.0'],
  ]);
});

describe('s. 6a(2) no. 1: the way to kWh', () => {
  test.each([
    ['heat meters as they are', { heating: { basis: 'heat_meters' } }, '500.0', '120.0'],
    [
      'the certificate by degree days: 100 kWh/m2 · 200 m2 · 80/1000 / 1250 units',
      { heating: { basis: 'energy_certificate', heating_kwh_per_m2_year: '100' } },
      '640.0',
      '120.0',
    ],
    ['the formula at 60 degrees: 125 kWh/m3', { hot_water: { basis: 'formula' } }, '400.0', '250.0'],
    [
      'the formula at 50 degrees: 100 kWh/m3',
      { hot_water: { basis: 'formula', temperature_c: '50' } },
      '400.0',
      '200.0',
    ],
    ['hot water by heat meters', { hot_water: { basis: 'heat_meters' } }, '400.0', '2.0'],
  ] as const)('%s', (_, group, heating, hotWater) => {
    const told = toldTo(withGroup(group));
    expect([told.heating?.kwh, told.hot_water?.kwh]).toEqual([heating, hotWater]);
  });

  test('only what rests on a plan value is provisional', () => {
    const planned = withGroup({ heating: { basis: 'energy_certificate', heating_kwh_per_m2_year: '100' } });
    expect(toldTo(planned)).toMatchObject({
      heating: { basis: 'energy_certificate', provisional: true },
      hot_water: { basis: 'last_period', provisional: false },
    });
  });

  // Four flats of 50 m2 with 100 kWh per m2 and year: 5,000 kWh a flat, of which July holds 13 or 40 · 31 / 92 per mille.
  test.each([
    [undefined, '65.0'],
    ['14_13_13', '65.0'],
    ['40_92', '67.4'],
  ] as const)('a plan value goes by the degree days of the plant: %s', (summer, kwh) => {
    const units = fourFlats.units.map(({ id }) => flat(id, '50', ['10', '0']));
    const group: MonthGroup = {
      id: 'W',
      heating: { basis: 'energy_certificate', heating_kwh_per_m2_year: '100' },
      hot_water: { basis: 'formula' },
    };
    const july = { ...fourFlats, month: '2026-07' as const, groups: [group], units };
    expect(toldTo(summer === undefined ? july : { ...july, summer_degree_days: summer }).heating?.kwh).toBe(kwh);
  });

  test('a month in which nobody recorded a unit is a month without heat, not an error', () => {
    const cold = { ...fourFlats, units: fourFlats.units.map(({ id }) => flat(id, '50', ['0', '0'])) };
    const group: MonthGroup = {
      id: 'W',
      heating: { basis: 'energy_certificate', heating_kwh_per_m2_year: '100' },
      hot_water: { basis: 'formula' },
    };
    expect(toldTo({ ...cold, groups: [group] }).heating).toMatchObject({ kwh: '0.0', average: { kwh: '0.0' } });
  });
});

describe('s. 6a(2) no. 2: compared with the same user', () => {
  const past = [
    { month: '2026-09', heating: measured('250'), hot_water: measured('2') },
    { month: '2025-10', heating: measured('625'), hot_water: measured('0') },
  ] as const;

  test('the previous month and the same month of the year before', () => {
    const { heating, hot_water: hotWater } = toldTo(withFlat(flat('A', '60', ['500', '2'], { past_months: past })));
    expect(heating?.same_month_last_year).toEqual({
      available: true,
      month: '2025-10',
      kwh: '500.0',
      origin: 'measured',
      whole_month: true,
      change_percent: '-20.0',
    });
    expect(heating?.previous_month).toMatchObject({ month: '2026-09', kwh: '200.0', change_percent: '100.0' });
    // Nothing is a percent of nothing.
    expect(hotWater?.same_month_last_year).not.toHaveProperty('change_percent');
    expect(hotWater?.previous_month).toMatchObject({ kwh: '120.0', change_percent: '0.0' });
  });

  test.each([
    ['a new tenant', { from: '2026-10-01' }, 'before_move_in', 'before_move_in'],
    ['one who came in September', { from: '2026-09-15' }, 'before_move_in', 'not_recorded'],
    ['one whose months were not recorded', {}, 'not_recorded', 'not_recorded'],
    [
      'values that are missing',
      { past_months: [{ month: '2025-10', heating: { origin: 'missing', reason: 'no_reception' } }] },
      'value_missing',
      'not_recorded',
    ],
    [
      'devices that were exchanged',
      { past_months: [{ month: '2026-09', heating: { ...measured('9'), comparable: false } }] },
      'not_recorded',
      'not_comparable',
    ],
  ] as const)('%s is told why there is none', (_, over, lastYear, previous) => {
    const { heating } = toldTo(withFlat(flat('A', '60', ['500', '2'], over)));
    expect(heating?.same_month_last_year).toMatchObject({ available: false, month: '2025-10', reason: lastYear });
    expect(heating?.previous_month).toMatchObject({ available: false, month: '2026-09', reason: previous });
    expect(heating?.previous_month).toHaveProperty('message_de', expect.stringMatching(/^Kein(e Daten| Vergleich): /));
  });

  test('some days are not compared in percent with a whole month', () => {
    const since = { from: '2026-09-15', past_months: [{ month: '2026-09', heating: measured('100') }] } as const;
    expect(toldTo(withFlat(flat('A', '60', ['500', '2'], since))).heating?.previous_month).toEqual({
      available: true,
      month: '2026-09',
      kwh: '80.0',
      origin: 'measured',
      whole_month: false,
    });
  });

  test('a month he came on the last day of is his', () => {
    const since = { from: '2026-09-30', past_months: [{ month: '2026-09', heating: measured('5') }] } as const;
    expect(toldTo(withFlat(flat('A', '60', ['500', '2'], since))).heating?.previous_month).toMatchObject({
      kwh: '4.0',
      whole_month: false,
    });
  });

  test('earlier months are there for a chart, in order', () => {
    expect(toldTo(withFlat(flat('A', '60', ['500', '2'], { past_months: past }))).past_months).toEqual([
      { month: '2025-10', heating_kwh: '500.0', hot_water_kwh: '0.0' },
      { month: '2026-09', heating_kwh: '200.0', hot_water_kwh: '120.0' },
    ]);
  });
});

describe('a change of occupancy within the month', () => {
  const changed: MonthFile = withFlat({
    ...flat('A', '60', ['0', '0']),
    occupancies: [
      {
        id: 'old',
        from: '2020-01-01',
        to: '2026-10-10',
        heating: measured('100'),
        hot_water: measured('1'),
        past_months: [{ month: '2026-09', heating: measured('250') }],
      },
      { id: 'new', from: '2026-10-11', heating: measured('400'), hot_water: measured('1') },
    ],
  });

  test('both are told their own days, and the new one nothing of the old one', () => {
    const [old, young] = [toldTo(changed, 'A', 'old'), toldTo(changed, 'A', 'new')];
    expect(old).toMatchObject({ from: '2026-10-01', to: '2026-10-10', whole_month: false });
    expect(old.heating).toMatchObject({ kwh: '80.0', previous_month: { kwh: '200.0', whole_month: true } });
    expect(young).toMatchObject({ from: '2026-10-11', to: '2026-10-31', whole_month: false, past_months: [] });
    expect(young.heating?.previous_month).toMatchObject({ available: false, reason: 'before_move_in' });
    expect(young.heating?.same_month_last_year).toMatchObject({ available: false, reason: 'before_move_in' });
  });

  test('the average user is taken for the same days', () => {
    // 5 kWh a m2 for the whole month, 60 m2, 10 and 21 of 31 days.
    expect(toldTo(changed, 'A', 'old').heating?.average).toMatchObject({ kwh: '96.8', kwh_per_m2: '5.000' });
    expect(toldTo(changed, 'A', 'new').heating?.average).toMatchObject({ kwh: '203.2' });
  });
});

describe('s. 6a(2) no. 3: the average user', () => {
  test('is the mean of the group per m2 for the own area', () => {
    expect(toldTo(fourFlats).heating?.average).toEqual({
      available: true,
      kwh: '300.0',
      kwh_per_m2: '5.000',
      kind: 'user_group',
      source: 'W',
      change_percent: '33.3',
    });
    expect(toldTo(fourFlats, 'D').hot_water?.average).toMatchObject({ kwh: '75.0', change_percent: '-60.0' });
  });

  const estimate: MonthUse = { origin: 'estimated', value: '5000', method: 'days', reason: 'no reception' };
  const five = { ...fourFlats, units: [...fourFlats.units, flat('E', '1000', ['0', '0'])] };
  test.each([
    ['an estimate', { heating: estimate }],
    ['a missing value', { heating: { origin: 'missing', reason: 'no_reception' } }],
    ['vacancy', { heating: measured('5000'), vacant: true }],
  ] as const)('is not changed by %s', (_, over) => {
    const units = [...fourFlats.units, flat('E', '1000', ['0', '0'], over)];
    expect(toldTo({ ...five, units }).heating?.average).toMatchObject({ kwh_per_m2: '5.000' });
  });

  test('counts substitutes of the ordinance', () => {
    const substitute: MonthUse = { ...estimate, origin: 'substituted', value: '1250' };
    const units = [...fourFlats.units, flat('E', '200', ['0', '0'], { heating: substitute })];
    expect(toldTo({ ...fourFlats, units }).heating?.average).toMatchObject({ kwh_per_m2: '5.000' });
    const more = [...fourFlats.units, flat('E', '50', ['0', '0'], { heating: substitute })];
    expect(toldTo({ ...fourFlats, units: more }).heating?.average).toMatchObject({ kwh_per_m2: '8.000' });
  });

  const three = { ...fourFlats, units: fourFlats.units.slice(0, 3) };
  test('is not formed of fewer than four units', () => {
    const { heating, missing } = toldTo(three);
    expect(heating?.average).toMatchObject({ available: false, reason: 'too_few_units' });
    expect(missing).toEqual(['heating_average', 'hot_water_average']);
    const result = informMonth(three, { averageUnitsMin: 3 });
    expect(result.ok && result.informations[0]?.heating?.average).toMatchObject({ available: true });
  });

  test('is then the normalised user whom somebody names', () => {
    const reference = { source: 'Heizspiegel 2026', heating_kwh_per_m2: '6', hot_water_kwh_per_m2: '2' };
    const groups = three.groups.map((group) => ({ ...group, reference_average: reference }));
    expect(toldTo({ ...three, groups })).toMatchObject({
      heating: { average: { kwh: '360.0', kind: 'reference', source: 'Heizspiegel 2026' } },
      hot_water: { average: { kwh: '120.0' } },
      missing: [],
    });
  });

  test('needs the area of the unit', () => {
    expect(toldTo({ ...five, units: [...five.units, flat('F', '0', ['1', '1'])] }, 'F').heating?.average).toMatchObject(
      {
        available: false,
        reason: 'no_area',
      },
    );
  });
});

describe('every value says where it comes from', () => {
  test.each([
    ['measured', measured('500'), { origin: 'measured', recorded: '500', kwh: '400.0' }],
    [
      'substituted',
      { origin: 'substituted', value: '400', method: 'previous_periods', reason: 'battery' },
      { origin: 'substituted', method: 'previous_periods', reason: 'battery', kwh: '320.0' },
    ],
    [
      'estimated',
      { origin: 'estimated', value: '400', method: 'days', reason: 'no reception' },
      { origin: 'estimated', method: 'days', reason: 'no reception', kwh: '320.0' },
    ],
    [
      'missing',
      { origin: 'missing', reason: 'no_reception' },
      { origin: 'missing', reason: 'no_reception', message_de: 'Der Funk war gestört.' },
    ],
  ] as const)('%s', (_, heating, expected) => {
    expect(toldTo(withFlat(flat('A', '60', ['500', '2'], { heating }))).heating).toMatchObject(expected);
  });

  test('a missing value has no kWh and makes the information incomplete', () => {
    const missing: MonthUse = { origin: 'missing', reason: 'device_failure' };
    const told = toldTo(withFlat(flat('A', '60', ['500', '2'], { heating: missing })));
    expect(told.heating).not.toHaveProperty('kwh');
    expect(told.missing).toEqual(['heating', 'heating_average']);
  });

  test('a use without supply is not told at all, and nothing is missing', () => {
    const heatingOnly = { id: '1', from: '2020-01-01', heating: measured('500') } as const;
    const unit = { ...flat('A', '60', ['500', '2']), occupancies: [heatingOnly] };
    const told = toldTo(withFlat(unit));
    expect(told).not.toHaveProperty('hot_water');
    expect(told.missing).toEqual([]);
  });
});

test('an approximate amount needs a price for everything supplied', () => {
  const prices = { heating_eur_per_kwh: '0.12', hot_water_eur_per_kwh: '0.15' };
  expect(toldTo(withGroup({ prices })).approximate_eur).toBe('66');
  expect(toldTo(withGroup({ prices: { heating_eur_per_kwh: '0.12' } }))).not.toHaveProperty('approximate_eur');
});

describe('every figure has its reason', () => {
  const rich = withGroup({
    prices: { heating_eur_per_kwh: '0.12', hot_water_eur_per_kwh: '0.15' },
    heating: { basis: 'energy_certificate', heating_kwh_per_m2_year: '100' },
    hot_water: { basis: 'formula' },
  });
  const past = [{ month: '2026-09' as const, heating: measured('250') }];
  const file = { ...rich, units: [flat('A', '60', ['500', '2'], { past_months: past }), ...rich.units.slice(1)] };
  const reasons = informed(file).reasons ?? {};

  test.each([
    ['heating', '640.0'],
    ['heating_previous_month', '320.0'],
    ['heating_average', '480.0'],
    ['hot_water', '250.0'],
    ['hot_water_average', '187.5'],
    ['approximate_eur', '114'],
  ] as const)('%s: %s', (figure, value) => expect(reasons[monthlyReasonId(0, 0, figure)]?.value).toBe(value));

  test('down to values of the file', () => {
    expect(Object.keys(reasons).length).toBeGreaterThan(20);
    for (const reason of Object.values<Reason>(reasons)) {
      expect(reason.inputs.length, reason.id).toBeGreaterThan(0);
      for (const input of reason.inputs) {
        const found = input.startsWith('/') ? valueAt(file, input) : reasons[input];
        expect(found, `${input} below ${reason.id}`).toBeDefined();
      }
      expect(reason.legal_basis).toMatch(/^HeizkostenV § \d+[a-z]?\(\d\)$/);
    }
    expect(reasonTree(reasons, monthlyReasonId(0, 0, 'hot_water'), file)).toMatchObject({
      value: '250.0',
      inputs: [
        { pointer: '/units/0/occupancies/0/hot_water/value', value: '2' },
        { value: '125', parameter: { id: 'heizkostenv.9.volume_formula', from: '2009-01-01' } },
      ],
    });
  });

  test('and without them the figures are the same', () => {
    const { reasons: _, ...figures } = informed(file);
    expect(informMonth(file, { reasons: false })).toEqual(figures);
  });
});
