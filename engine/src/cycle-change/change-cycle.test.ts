import { describe, expect, test } from 'vitest';
import type { House, HouseUnit } from '../billing/house.ts';
import { at, point, span } from '../series/fixtures.ts';
import type { CycleChange } from './cycle-change.ts';
import { change, changed, house, read, told, unitPoints, withHouse } from './sample-change.ts';

const withUnit = (over: Partial<HouseUnit>): CycleChange =>
  withHouse({ units: house.units.map((unit, index) => (index === 0 ? { ...unit, ...over } : unit)) });

describe('the periods', () => {
  test('the old one ends the day before, the next has twelve months', () => {
    expect(changed(change)).toMatchObject({
      shortPeriod: { from: '2025-01-01', to: '2025-04-30' },
      remainder: { from: '2025-05-01', to: '2025-12-31' },
      nextPeriod: { from: '2025-05-01', to: '2026-04-30' },
    });
  });

  test.each(['2025-01-01', '2026-01-01', '2024-12-31'] as const)('a change on %s is none', (changeOn) => {
    expect(told({ ...change, changeOn })).toEqual(['error cycle_change_outside_period /changeOn BGB § 556(3)']);
  });
});

describe('consumption', () => {
  test('each unit has on each side what its points measured there', () => {
    const { shortHouse, remainderHouse } = changed(change);
    const values = (of: House | undefined) =>
      of?.units.map(({ occupancies: [own] }) => [own?.heating, own?.hot_water_m3, own?.from, own?.to]);
    expect(values(shortHouse)).toEqual([
      ['424', '12', '2025-01-01', '2025-04-30'],
      ['265', '12', '2025-01-01', '2025-04-30'],
    ]);
    expect(values(remainderHouse)).toEqual([
      ['376', '24.5', '2025-05-01', '2025-12-31'],
      ['235', '24.5', '2025-05-01', '2025-12-31'],
    ]);
  });

  test('what was not read is calculated, heat by degree days and water by days, and said to be', () => {
    const points = [
      { of: { unit: 'A', use: 'heating' }, series: read('HA', ['1000', '1800']) },
      ...unitPoints.slice(1, 2),
      { of: { unit: 'A', use: 'hot_water' }, series: read('WA', ['10', '46.5']) },
      ...unitPoints.slice(3),
    ] as const;
    const result = changed({ ...change, points });
    expect(result.shortHouse.units[0]?.occupancies[0]).toMatchObject({ heating: '424', hot_water_m3: '12' });
    expect(result.points.flatMap(({ interimValues }) => interimValues.map(({ origin }) => origin))).toEqual([
      'interpolated',
      'measured',
      'interpolated',
      'measured',
    ]);
    expect(result.findings.map(({ message_de }) => message_de)).toEqual([
      'Der Zwischenstand von Gerät „HA“ ist nicht gemessen, sondern zwischen zwei Ständen berechnet: nach Gradtagen.',
      'Der Zwischenstand von Gerät „WA“ ist nicht gemessen, sondern zwischen zwei Ständen berechnet: nach Tagen.',
    ]);
  });

  const moved: readonly HouseUnit[] = house.units.map((unit, index) =>
    index > 0
      ? unit
      : {
          ...unit,
          occupancies: [
            { id: 'old', from: '2025-01-01', to: '2025-06-30', advance_eur: '600.00' },
            { id: 'new', from: '2025-07-01', to: '2025-12-31' },
          ],
        },
  );

  test('a user who leaves later is on both sides, with his own values if he was read', () => {
    const ha = read('HA', ['1000', '1800'], '1424');
    const heating = { ...ha, readings: [...ha.readings, at('2025-06-30', '1500', 'HA')] };
    const points = [{ of: { unit: 'A', use: 'heating' } as const, series: heating }, ...unitPoints.slice(1)];
    const { shortHouse, remainderHouse } = changed(withHouse({ units: moved }, { points }));
    expect(shortHouse.units[0]?.occupancies).toMatchObject([
      { id: 'old', from: '2025-01-01', to: '2025-04-30', heating: '424', advance_eur: '400.00' },
    ]);
    expect(remainderHouse?.units[0]).toMatchObject({
      hot_water_m3: '24.5',
      occupancies: [
        { id: 'old', from: '2025-05-01', to: '2025-06-30', heating: '76', advance_eur: '200.00' },
        { id: 'new', from: '2025-07-01', to: '2025-12-31', heating: '300' },
      ],
    });
    expect(remainderHouse?.units[0]).not.toHaveProperty('heating');
    expect(remainderHouse?.units[0]?.occupancies[0]).not.toHaveProperty('hot_water_m3');
  });

  test.each([
    ['nothing behind the change', [at('2024-12-31', '0', 'HA')], 'interim_value_missing', 'HeizkostenV § 6(1)'],
    ['nothing before the period', [at('2025-04-30', '9', 'HA')], 'cycle_consumption_missing', 'HeizkostenV § 9a(1)'],
  ] as const)('%s: the device and what is missing are named', (_, readings, code, basis) => {
    const series = { ...point([span({ deviceId: 'HA' })], readings), id: 'HA' };
    const points = [{ of: { unit: 'A', use: 'heating' } as const, series }, ...unitPoints.slice(1)];
    expect(told({ ...change, points }).filter((line) => line.startsWith('error'))).toEqual([
      `error ${code} /points/0 ${basis}`,
    ]);
  });

  test('a value calculated for the first day does not stand in for the one that is missing the day before', () => {
    const readings = [at('2024-12-20', '100', 'HA'), at('2025-12-31', '900', 'HA')];
    const series = { ...point([span({ deviceId: 'HA' })], readings), id: 'HA' };
    const points = [{ of: { unit: 'A', use: 'heating' } as const, series }, ...unitPoints.slice(1)];
    expect(told({ ...change, points, changeOn: '2025-01-02' })).toContain(
      'error cycle_consumption_missing /points/0 HeizkostenV § 9a(1)',
    );
  });

  test('what was read on the last day alone behind the change marks its beginning', () => {
    const { shortHouse, remainderHouse } = changed({ ...change, changeOn: '2025-12-31' });
    expect(shortHouse.units[0]?.occupancies[0]?.heating).toBe('800');
    expect(remainderHouse?.units[0]?.occupancies[0]?.heating).toBe('0');
  });

  test('while the new period goes on, only the old one is ready', () => {
    const open = unitPoints.map(({ of, series }) => ({
      of,
      series: { ...series, readings: series.readings.filter(({ day }) => day !== '2025-12-31') },
    }));
    const result = changed({ ...change, points: open });
    expect(result.shortHouse.units[0]?.occupancies[0]?.heating).toBe('424');
    expect(result).not.toHaveProperty('remainderHouse');
    expect(result.findings.map(({ code }) => code)).toEqual(['remainder_open']);
  });

  test('a substitute is one of the whole year and is divided, whatever the failed device says', () => {
    const failed = { method: 'previous_periods', value: '1000', reason: 'battery' } as const;
    const input = withUnit({ heating_failed: failed, hot_water_failed: { method: 'building_average', reason: 'x' } });
    const points = unitPoints.map((each, index) =>
      index === 0 ? { ...each, series: { ...each.series, readings: [] } } : each,
    );
    const { shortHouse, remainderHouse } = changed({ ...input, points });
    expect(shortHouse.units[0]).toMatchObject({ heating_failed: { ...failed, value: '530' } });
    expect(remainderHouse?.units[0]).toMatchObject({ heating_failed: { ...failed, value: '470' } });
    expect(shortHouse.units[0]?.occupancies[0]).not.toHaveProperty('heating');
    expect(shortHouse.units[0]?.occupancies[0]).not.toHaveProperty('hot_water_m3');
    expect(shortHouse.units[0]?.hot_water_failed).toEqual({ method: 'building_average', reason: 'x' });
  });

  test('values without a point are divided, heat by degree days and water by days', () => {
    const own = { id: '1', from: '2025-01-01', to: '2025-12-31', heating: '1000' } as const;
    const input = withUnit({ hot_water_m3: '36.5', occupancies: [own] });
    const { shortHouse } = changed({ ...input, points: [unitPoints[1], unitPoints[3]].flatMap((p) => p ?? []) });
    expect(shortHouse.units[0]).toMatchObject({ hot_water_m3: '12', occupancies: [{ heating: '530' }] });
  });
});

describe('what cannot be divided', () => {
  test.each([
    ['no house', { ...change, house: null }, ['error wrong_type /house -']],
    ['a house with a mistake', withHouse({ id: 7 as never }), ['error wrong_type /house/id -']],
    ['no day', { ...change, changeOn: '2025-13-01' as never }, ['error not_a_day /changeOn -']],
    [
      'ready pots',
      { ...withHouse({ pots: { heating: { base_eur: '1.00', consumption_eur: '1.00' } } }) },
      ['error cycle_change_with_pots /house/pots HeizkostenV § 7(2)'],
    ],
    [
      'a point of another house',
      { ...change, points: [...unitPoints, { of: { unit: 'Z', use: 'heating' }, series: read('Z', ['0', '1']) }] },
      ['error cycle_reference_unknown /points/4/of -'],
    ],
  ] as const)('%s', (_, input, expected) => expect(told(input)).toEqual(expected));
});

describe('whatever is handed in besides the house is answered, never thrown back', () => {
  const none = <T>(value: unknown): T => value as T;
  const [gas, ...others] = change.costs;

  test.each<[string, Partial<CycleChange>, readonly string[]]>([
    ['a day that is none', { changeOn: none(null) }, ['not_a_day /changeOn']],
    ['points that are no list', { points: none(null) }, ['wrong_type /points']],
    ['a point that is none', { points: [none(null), ...unitPoints] }, ['wrong_type /points/0']],
    [
      'a point of nothing',
      { points: [none({ of: null, series: null })] },
      ['wrong_type /points/0/of', 'wrong_type /points/0/series'],
    ],
    [
      'a series of nothing',
      { points: [none({ of: { unit: 'A', use: 'heating' }, series: { id: 'x', spans: [null] } })] },
      ['wrong_type /points/0/series/spans/0', 'wrong_type /points/0/series/readings'],
    ],
    ['a cost that is none', { costs: [none(null), ...others] }, ['wrong_type /costs/0']],
    ['days that are none', { costs: [none({ ...gas, to: 'soon' }), ...others] }, ['not_a_day /costs/0/to']],
    [
      'a share that is none',
      { costs: [none({ ...gas, given: { share: '0.5' } }), ...others] },
      ['wrong_type /costs/0/given/share', 'wrong_type /costs/0/given/reason'],
    ],
    [
      'a payment that is none',
      { advances: [none(null), none({ unit: 'A', occupancy: '1', day: 7, amountCents: 1 })] },
      ['wrong_type /advances/0', 'not_a_day /advances/1/day', 'wrong_type /advances/1/amountCents'],
    ],
    ['a stock that is none', { stockAtChange: none('5') }, ['wrong_type /stockAtChange']],
    ['a house that is none', { house: null, points: none(null) }, ['wrong_type /house', 'wrong_type /points']],
  ])('%s', (_, over, places) => {
    const found = told({ ...change, ...over }).map((each) => each.split(' ').slice(1, 3).join(' '));
    expect(found).toEqual(places);
  });
});
