import { describe, expect, test } from 'vitest';
import type { House, HouseFailure, HouseOccupancy } from './house.ts';
import { amounts, billed, flat, told, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

const first = (own: Partial<HouseOccupancy> = {}) =>
  ({ id: '1', from: '2025-01-01', to: '2025-09-30', ...own }) as const;
const second = (own: Partial<HouseOccupancy> = {}) =>
  ({ id: '2', from: '2025-10-01', to: '2025-12-31', ...own }) as const;
const [a, b] = twoFlats.units as [House['units'][number], House['units'][number]];

describe('change of occupancy (HeizkostenV s. 9b)', () => {
  const changed = (occupancies: readonly HouseOccupancy[], unit: object = {}, keys: object = {}): House => ({
    ...twoFlats,
    keys: { ...twoFlats.keys, ...keys },
    units: [{ ...a, ...unit, occupancies }, b],
  });

  test('with an interim reading: consumption by it, base cost by degree days', () => {
    const result = billed(changed([first({ heating: '250' }), second({ heating: '350' })]));
    expect(amounts(result, 'A')).toEqual({ heating_base: '115.20', heating_consumption: '175.00', total: '290.20' });
    expect(amounts(result, 'A', '2')).toEqual({
      heating_base: '64.80',
      heating_consumption: '245.00',
      total: '309.80',
    });
    expect(result.occupants[0]?.lines[0]?.units).toBe('38.4');
  });

  test('by days, where the house says so', () => {
    const result = billed(
      changed([first({ heating: '250' }), second({ heating: '350' })], {}, { heating_base_by: 'days' }),
    );
    expect(amounts(result, 'A').heating_base).toBe('134.63'); // 180 * 273 / 365
  });

  test('without an interim reading the unit value goes by time, too', () => {
    const result = billed(changed([first(), second()], { heating: '600' }));
    expect(amounts(result, 'A')).toEqual({ heating_base: '115.20', heating_consumption: '268.80', total: '384.00' });
  });

  test('the summer variant counts inside June to August', () => {
    const parts = [first({ to: '2025-07-15', heating: '1' }), second({ from: '2025-07-16', heating: '599' })];
    expect(billed(changed(parts)).occupants[0]?.lines[0]?.units).toBe('35.417419354839');
    expect(billed(changed(parts, {}, { summer_degree_days: '40_92' })).occupants[0]?.lines[0]?.units).toBe(
      '35.373913043478',
    );
  });

  test('hot water goes by days whatever the heating goes by', () => {
    const unit = { hot_water_area_m2: '60', heating: '600', hot_water_m3: '30' };
    const units = [{ ...a, ...unit, occupancies: [first(), second()] }, ...twoFlatsWithHotWater.units.slice(1)];
    const lines = billed({ ...twoFlatsWithHotWater, units }).occupants[0]?.lines;
    expect(lines?.map(({ units: charged }) => charged)).toEqual(['38.4', '384', '44.876712328767', '22.438356164384']);
  });

  test('a vacant time is answered like the others', () => {
    const result = billed(changed([first({ heating: '600' }), second({ heating: '0', vacant: true })]));
    expect(amounts(result, 'A', '2')).toEqual({ heating_base: '64.80', heating_consumption: '0.00', total: '64.80' });
  });

  test.each<[string, readonly HouseOccupancy[], object, string]>([
    [
      'some with and some without',
      [first({ heating: '1' }), second()],
      {},
      'error reading_incomplete /units/0/occupancies/1/heating HeizkostenV § 9b',
    ],
    [
      'even beside a unit value',
      [first({ heating: '1' }), second()],
      { heating: '9' },
      'error reading_incomplete /units/0/occupancies/1/heating HeizkostenV § 9b',
    ],
    ['nothing recorded at all', [first(), second()], {}, 'error reading_missing /units/0/heating HeizkostenV § 9a(1)'],
    [
      'a unit value without effect',
      [first({ heating: '1' }), second({ heating: '1' })],
      { heating: '2' },
      'warning unit_value_unused /units/0/heating HeizkostenV § 9b',
    ],
    [
      'a gap',
      [first({ heating: '1' }), second({ heating: '1', from: '2025-10-02' })],
      {},
      'error occupancies_do_not_cover /units/0/occupancies HeizkostenV § 9b',
    ],
    [
      'an overlap',
      [first({ heating: '1' }), second({ heating: '1', from: '2025-09-30' })],
      {},
      'error occupancies_do_not_cover /units/0/occupancies HeizkostenV § 9b',
    ],
    [
      'an early end',
      [first({ heating: '1' })],
      {},
      'error occupancies_do_not_cover /units/0/occupancies HeizkostenV § 9b',
    ],
    [
      'another one beside whoever was there all the time',
      [first({ heating: '1', to: '2025-12-31' }), second({ heating: '1' })],
      {},
      'error occupancies_do_not_cover /units/0/occupancies HeizkostenV § 9b',
    ],
    ['nobody', [], { heating: '1' }, 'error no_occupancies /units/0/occupancies HeizkostenV § 9b'],
    [
      'one id twice',
      [first({ heating: '1' }), second({ heating: '1', id: '1' })],
      {},
      'error duplicate_id /units/0/occupancies/1/id -',
    ],
  ])('%s', (_, occupancies, unit, finding) => expect(told(changed(occupancies, unit))).toEqual([finding]));
});

describe('no consumption', () => {
  test('the consumption part goes by the base key, with a warning', () => {
    const house = { ...twoFlats, units: [flat('A', '60', { heating: '0' }), flat('B', '40', { heating: '0' })] };
    expect(amounts(billed(house), 'A')).toEqual({
      heating_base: '180.00',
      heating_consumption: '420.00',
      total: '600.00',
    });
    expect(told(house)).toEqual(['warning no_consumption /units HeizkostenV § 7(1)']);
  });

  test('a house without any meter is one such house', () => {
    const house = { ...twoFlats, units: [flat('A', '60'), flat('B', '40')] };
    expect(amounts(billed(house), 'B').heating_consumption).toBe('280.00');
    expect(told(house)).toEqual(['warning no_consumption /units HeizkostenV § 7(1)']);
  });
});

test('hot water of a house without any hot-water meter goes by its base key', () => {
  const units = twoFlats.units.map((unit) => ({ ...unit, hot_water_area_m2: unit.heating_area_m2 ?? '0' }));
  expect(told({ ...twoFlatsWithHotWater, units })).toEqual(['warning no_consumption /units HeizkostenV § 8(1)']);
});

describe('failed units (HeizkostenV s. 9a)', () => {
  // 25 of 100 m2 failed: exactly the limit. B and C recorded 800 and 200 on 50 and 25 m2.
  const house = (failure: HouseFailure, areaM2 = '25'): House => ({
    ...twoFlats,
    units: [
      flat('A', areaM2, { heating: '77' }, { heating_failed: failure }),
      flat('B', '50', { heating: '800' }),
      flat('C', '25', { heating: '200' }),
    ],
  });
  const charged = (failure: HouseFailure) => billed(house(failure)).occupants[0]?.lines[1]?.units;

  test.each<[string, HouseFailure, string]>([
    ['a value given', { method: 'previous_periods', value: '333', reason: 'battery' }, '333'],
    ['a value given for any method', { method: 'building_average', value: '12.5' }, '12.5'],
    ['the earlier value', { method: 'previous_periods', previous: '300' }, '300'],
    [
      'the earlier value with the trend of the others',
      { method: 'previous_periods', previous: '300', others_previous: '2000' },
      '150',
    ],
    ['a comparable flat by area', { method: 'comparable_rooms', reference_unit: 'B' }, '400'],
    ['the average by area', { method: 'building_average' }, '333.333333333333'],
    ['the average, whatever unit is named', { method: 'building_average', reference_unit: 'B' }, '333.333333333333'],
  ])('%s stands for what was recorded', (_, failure, units) => expect(charged(failure)).toBe(units));

  test('the substitute counts in the whole, too', () => {
    const result = billed(house({ method: 'previous_periods', value: '1000' }));
    expect(amounts(result, 'A')).toEqual({ heating_base: '75.00', heating_consumption: '350.00', total: '425.00' });
    expect(amounts(result, 'B').heating_consumption).toBe('280.00');
    expect(told(house({ method: 'previous_periods', value: '1000' }))).toEqual([
      'info substitute_used /units/0/heating_failed HeizkostenV § 9a(1)',
    ]);
  });

  test('a hair above 25 % of the area the pot goes by area alone', () => {
    const result = billed(house({ method: 'building_average' }, '25.01'));
    expect(result.occupants[0]?.lines.map(({ code }) => code)).toEqual(['heating_base']);
    expect(amounts(result, 'B').total).toBe('499.95');
  });

  test('heat and hot water are tested each by itself', () => {
    const units = [
      flat(
        'A',
        '25',
        { heating: '600' },
        { hot_water_area_m2: '60', hot_water_failed: { method: 'building_average' } },
      ),
      flat('B', '75', { heating: '400', hot_water_m3: '20' }, { hot_water_area_m2: '40' }),
    ];
    const codes = billed({ ...twoFlatsWithHotWater, units }).occupants[1]?.lines.map(({ code }) => code);
    expect(codes).toEqual(['heating_base', 'heating_consumption', 'hot_water_base']);
  });

  test('a failed unit of two occupants shares its substitute by time', () => {
    const failed = { ...house({ method: 'previous_periods', value: '1000' }) };
    const [unit, ...others] = failed.units;
    if (unit === undefined) throw new Error('no unit');
    const units = [{ ...unit, occupancies: [first(), second()] }, ...others];
    expect(billed({ ...failed, units }).occupants[0]?.lines[1]?.units).toBe('640');
  });

  test('s. 9a(1), 9b(2): who was recorded himself keeps his value; the others get their part of the substitute', () => {
    const failed = { ...house({ method: 'previous_periods', value: '1000' }) };
    const [unit, ...others] = failed.units;
    if (unit === undefined) throw new Error('no unit');
    const shared = { ...failed, units: [{ ...unit, occupancies: [first({ heating: '500' }), second()] }, ...others] };
    const result = billed(shared);
    // October to December hold 360 of 1,000 degree days.
    expect(result.occupants.slice(0, 2).map(({ lines }) => lines[1]?.units)).toEqual(['500', '360']);
    // 700.00 EUR over 500 + 360 + 800 + 200.
    expect(amounts(result, 'A', '2').heating_consumption).toBe('135.48');
    expect(result.reasons?.['pots/heating/recorded']).toMatchObject({
      value: '1860',
      inputs: [
        '/units/0/occupancies/0/heating',
        'substitutes/units/0/occupancies/1/heating',
        '/units/1/occupancies/0/heating',
        '/units/2/occupancies/0/heating',
      ],
    });
    expect(result.reasons?.['substitutes/units/0/occupancies/1/heating']).toMatchObject({
      rule: 'substitute_part',
      inputs: ['substitutes/units/0/heating_failed', 'time/units/0/occupancies/1/heating'],
    });
    const all = [first({ heating: '500' }), second({ heating: '9' })];
    const replaced = billed({ ...failed, units: [{ ...unit, occupancies: all }, ...others] });
    expect(replaced.occupants.slice(0, 2).map(({ lines }) => lines[1]?.units)).toEqual(['640', '360']);
  });

  test.each<[string, HouseFailure, string]>([
    [
      'no earlier value',
      { method: 'previous_periods' },
      'error substitute_data_missing /units/0/heating_failed HeizkostenV § 9a(1)',
    ],
    [
      'others that recorded nothing',
      { method: 'previous_periods', previous: '1', others_previous: '0' },
      'error not_positive /units/0/heating_failed/others_previous -',
    ],
    [
      'no comparable flat',
      { method: 'comparable_rooms' },
      'error substitute_data_missing /units/0/heating_failed HeizkostenV § 9a(1)',
    ],
    [
      'an unknown flat',
      { method: 'comparable_rooms', reference_unit: 'Z' },
      'error reference_unit_unusable /units/0/heating_failed/reference_unit HeizkostenV § 9a(1)',
    ],
    [
      'itself',
      { method: 'comparable_rooms', reference_unit: 'A' },
      'error reference_unit_unusable /units/0/heating_failed/reference_unit HeizkostenV § 9a(1)',
    ],
  ])('%s', (_, failure, finding) => expect(told(house(failure))).toEqual([finding]));

  describe('in a group of its own (s. 6(2))', () => {
    const shop = (failure: HouseFailure): House => ({
      ...twoFlats,
      units: [flat('S', '20', {}, { group: 'shops', heating_failed: failure }), flat('B', '80', { heating: '1' })],
    });

    test('there is nobody to take an average from', () => {
      expect(told(shop({ method: 'building_average' }))).toEqual([
        'error substitute_data_missing /units/0/heating_failed HeizkostenV § 9a(1)',
      ]);
    });

    test.each<HouseFailure>([
      { method: 'building_average', value: '1' },
      { method: 'previous_periods', previous: '1' },
    ])('but a value given or an earlier one will do: %j', (failure) => {
      expect(told(shop(failure))).toEqual(['info substitute_used /units/0/heating_failed HeizkostenV § 9a(1)']);
    });

    test('hot water is shared by all, and its substitute still comes from the group', () => {
      const both = { hot_water_area_m2: '20', heating: '1' };
      const units = [
        flat('A', '20', {}, { ...both, group: 'flats', hot_water_failed: { method: 'building_average' } }),
        flat('B', '20', { hot_water_m3: '10' }, { ...both, hot_water_area_m2: '40', group: 'flats' }),
        flat('S', '20', { hot_water_m3: '99' }, { ...both, hot_water_area_m2: '40', group: 'shops' }),
      ];
      // 10 m3 on 40 m2 of flats, for 20 m2; the shops use another ten times as much.
      const result = billed({ ...twoFlatsWithHotWater, units });
      expect(result.occupants[0]?.lines.at(-1)?.units).toBe('5');
    });
  });

  test('a reference that failed itself is an error, even where everything goes by area', () => {
    const units = [
      flat('A', '60', {}, { heating_failed: { method: 'comparable_rooms', reference_unit: 'B' } }),
      flat('B', '40', {}, { heating_failed: { method: 'building_average' } }),
    ];
    expect(told({ ...twoFlats, units })).toEqual([
      'error reference_unit_unusable /units/0/heating_failed/reference_unit HeizkostenV § 9a(1)',
      'warning substitutes_exceed_limit /units/0/heating_failed HeizkostenV § 9a(2)',
      'warning substitutes_exceed_limit /units/1/heating_failed HeizkostenV § 9a(2)',
    ]);
  });
});
