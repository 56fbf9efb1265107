import { describe, expect, test } from 'vitest';
import type { House, HouseGroup } from './house.ts';
import { amounts, billed, flat, told, twoFlats } from './sample-house.ts';

describe('pre-recorded groups (HeizkostenV s. 6(2))', () => {
  const list: readonly HouseGroup[] = [
    { id: 'W', recorded: '6000', area_m2: '60', heating_consumption_percent: '70' },
    { id: 'G', recorded: '2000', area_m2: '40', heating_consumption_percent: '50' },
  ];
  const grouped = (change: object = {}, groups: object = {}): House =>
    ({
      ...twoFlats,
      groups: { pre_split_consumption_percent: '50', list, ...groups },
      units: [
        flat('W1', '40', { heating: '30' }, { group: 'W' }),
        flat('W2', '20', { heating: '10' }, { group: 'W' }),
        flat('G1', '40', { heating: '5' }, { group: 'G' }),
      ],
      ...change,
    }) as unknown as House;

  test('each takes its part by meter and area, then its users by its own key', () => {
    // W: 0.5 * 3/4 + 0.5 * 6/10 = 0.675, so 675.00; 202.50 by 60 m2, 472.50 by 40 units.
    const result = billed(grouped());
    expect(amounts(result, 'W1')).toEqual({ heating_base: '135.00', heating_consumption: '354.38', total: '489.38' });
    expect(amounts(result, 'W2')).toEqual({ heating_base: '67.50', heating_consumption: '118.13', total: '185.63' });
    expect(amounts(result, 'G1')).toEqual({ heating_base: '162.50', heating_consumption: '162.50', total: '325.00' });
    expect(result.rounding_difference_eur).toBe('-0.01');
  });

  test('without keys of their own they take those of the house', () => {
    const plain = list.map(({ heating_consumption_percent, ...group }) => group);
    expect(amounts(billed(grouped({}, { list: plain })), 'G1').heating_consumption).toBe('227.50');
  });

  describe('hot water', () => {
    const water: readonly HouseGroup[] = [
      { id: 'W', recorded: '1', hot_water: { recorded_m3: '30', consumption_percent: '60' } },
      { id: 'G', recorded: '1', hot_water: { recorded_m3: '10', area_m2: '40' } },
    ];
    const bathed = (groups: readonly HouseGroup[]): House => ({
      ...grouped({}, { list: groups }),
      costs: [{ id: 'w', kind: 'fuel', scope: 'hot_water', amount_eur: '1000.00' }],
      units: [
        flat('W1', '40', { hot_water_m3: '20' }, { group: 'W', hot_water_area_m2: '40' }),
        flat('W2', '20', { hot_water_m3: '12' }, { group: 'W', hot_water_area_m2: '20' }),
        flat('G1', '40', { hot_water_m3: '9' }, { group: 'G', hot_water_area_m2: '40' }),
      ],
    });

    test('recorded of each group beforehand is shared like heat, by area only', () => {
      // W: 0.5 * 3/4 + 0.5 * 6/10 = 0.675, so 675.00: 270.00 by 60 m2, 405.00 by 32 m3.
      const result = billed(bathed(water));
      expect(amounts(result, 'W1')).toEqual({
        hot_water_base: '180.00',
        hot_water_consumption: '253.13',
        total: '433.13',
      });
      expect(amounts(result, 'G1')).toEqual({
        hot_water_base: '97.50',
        hot_water_consumption: '227.50',
        total: '325.00',
      });
      expect(result.reasons?.['pots/hot_water/groups/0']).toMatchObject({
        rule: 'hot_water_group_pot',
        value: '675',
        parameter: { id: 'heizkostenv.6.group_consumption_min' },
      });
    });

    test('recorded of no group is shared in the whole house', () => {
      const result = billed(bathed(water.map(({ hot_water: _, ...group }) => group)));
      expect(amounts(result, 'G1').hot_water_base).toBe('120.00');
      expect(result.reasons).not.toHaveProperty(['pots/hot_water/groups/0']);
    });

    test('is recorded of every group or of none, within the range of s. 8(1)', () => {
      const [first, { hot_water: _, ...second }] = water as [HouseGroup, HouseGroup];
      expect(told(bathed([first, second]))).toEqual([
        'error missing_field /groups/list/1/hot_water HeizkostenV § 6(2)',
      ]);
      const low = { ...first, hot_water: { recorded_m3: '30', consumption_percent: '49' } };
      expect(told(bathed([low, ...water.slice(1)]))).toEqual([
        'error consumption_percent_out_of_range /groups/list/0/hot_water/consumption_percent HeizkostenV § 8(1)',
      ]);
    });
  });

  test('without any area of a group there is nothing to split by', () => {
    const bare = list.map((group) => ({ ...group, area_m2: '0' }));
    expect(told(grouped({}, { list: bare }))).toEqual([
      'warning group_area_differs /groups/list/0/area_m2 HeizkostenV § 6(2)',
      'warning group_area_differs /groups/list/1/area_m2 HeizkostenV § 6(2)',
      'error area_zero /groups HeizkostenV § 6(2)',
    ]);
  });

  test('a failure counts against the area of its group, and stays there', () => {
    const failed = { heating_failed: { method: 'building_average' } };
    const units = [
      flat('W1', '50', { heating: '30' }, { group: 'W' }),
      flat('W2', '10', {}, { group: 'W', ...failed } as object),
      flat('G1', '40', { heating: '5000' }, { group: 'G' }),
    ];
    // 10 of 60 m2: a substitute from group W alone, 30 / 50 * 10.
    expect(billed(grouped({ units })).occupants[1]?.lines[1]?.units).toBe('6');
    const large = [
      flat('W1', '44', { heating: '30' }, { group: 'W' }),
      flat('W2', '16', {}, { group: 'W', ...failed } as object),
      units[2],
    ];
    // 16 of 60 m2 is above, though 16 of 100 is not; the other group keeps its consumption.
    const codes = billed(grouped({ units: large })).occupants.map(({ lines }) => lines.length);
    expect(codes).toEqual([1, 1, 2]);
  });

  test.each([
    ['the trend is that of the pot, which for hot water is the house', { previous: '10', others_previous: '300' }, '3'],
    ['the average is that of the group', undefined, '6'],
  ])('a failed hot-water meter: %s', (_, trend, substitute) => {
    const failed =
      trend === undefined ? { method: 'building_average' } : { method: 'previous_periods', ...trend, reason: 'r' };
    const water = (m3?: string) => ({ heating: '1', ...(m3 === undefined ? {} : { hot_water_m3: m3 }) });
    const area = (group: string, hot_water_area_m2: string) => ({ group, hot_water_area_m2 });
    const units = [
      flat('W1', '40', water('30'), area('W', '50')),
      flat('W2', '20', water(), { ...area('W', '10'), hot_water_failed: failed } as object),
      flat('G1', '40', water('60'), area('G', '40')),
    ];
    const costs = [...(twoFlats.costs ?? []), { id: 'w', kind: 'fuel', scope: 'hot_water', amount_eur: '100.00' }];
    const line = billed(grouped({ units, costs })).occupants[1]?.lines.at(-1);
    // 10 * (30 + 60) / 300, or 30 / 50 * 10.
    expect([line?.code, line?.units]).toEqual(['hot_water_consumption', substitute]);
  });

  test('a comparable unit of another group is an error', () => {
    const units = [
      flat('W1', '50', { heating: '30' }, { group: 'W' }),
      flat('W2', '10', {}, { group: 'W', heating_failed: { method: 'comparable_rooms', reference_unit: 'G1' } }),
      flat('G1', '40', { heating: '5' }, { group: 'G' }),
    ];
    expect(told(grouped({ units }))).toEqual([
      'error reference_unit_unusable /units/1/heating_failed/reference_unit HeizkostenV § 9a(1)',
    ]);
  });

  test.each<[string, House, ...string[]]>([
    [
      'below half',
      grouped({}, { pre_split_consumption_percent: '49.9' }),
      'error pre_split_percent_out_of_range /groups/pre_split_consumption_percent HeizkostenV § 6(2)',
    ],
    [
      'a key above 70',
      grouped({}, { list: [{ ...list[0], heating_consumption_percent: '71' }, list[1]] }),
      'error consumption_percent_out_of_range /groups/list/0/heating_consumption_percent HeizkostenV § 7(1)',
    ],
    [
      'an unknown group',
      grouped({ units: [...grouped().units, flat('X', '5', { heating: '1' }, { group: 'X' })] }),
      'error group_unknown /units/3/group HeizkostenV § 6(2)',
    ],
    [
      'no group',
      grouped({ units: [...grouped().units, flat('X', '5', { heating: '1' })] }),
      'error group_unknown /units/3/group HeizkostenV § 6(2)',
    ],
    [
      'a group of nobody',
      grouped({}, { list: [...list, { id: 'X', recorded: '1', area_m2: '9' }] }),
      'error group_without_units /groups/list/2 HeizkostenV § 6(2)',
      'error area_zero /groups/list/2 HeizkostenV § 7(1)',
    ],
    [
      'areas that differ',
      grouped({}, { list: [{ ...list[0], area_m2: '61' }, list[1]] }),
      'warning group_area_differs /groups/list/0/area_m2 HeizkostenV § 6(2)',
    ],
    [
      'a percent below zero',
      grouped({}, { pre_split_consumption_percent: '-1' }),
      'error pre_split_percent_out_of_range /groups/pre_split_consumption_percent HeizkostenV § 6(2)',
    ],
    [
      'a key below zero',
      grouped({}, { list: [{ ...list[0], heating_consumption_percent: '-1' }, list[1]] }),
      'error consumption_percent_out_of_range /groups/list/0/heating_consumption_percent HeizkostenV § 7(1)',
    ],
    [
      'no key at all',
      grouped({ keys: {} }, { list: list.map(({ heating_consumption_percent, ...group }) => group) }),
      'error missing_field /keys/heating_consumption_percent HeizkostenV § 7(1)',
    ],
    [
      'no list',
      grouped({ units: [] }, { list: undefined }),
      'error missing_field /units -',
      'error missing_field /groups/list -',
    ],
    [
      'an area of nobody',
      grouped({ units: [] }, { list: [{ id: 'X', recorded: '1' }] }),
      'error missing_field /units -',
      'error group_without_units /groups/list/0 HeizkostenV § 6(2)',
    ],
    [
      'areas of zero, one of them with units',
      grouped({ units: grouped().units.slice(0, 2) }, { list: list.map((group) => ({ ...group, area_m2: '0' })) }),
      'warning group_area_differs /groups/list/0/area_m2 HeizkostenV § 6(2)',
      'error group_without_units /groups/list/1 HeizkostenV § 6(2)',
      'error area_zero /groups HeizkostenV § 6(2)',
    ],
    ['a garage of no group', grouped({ units: [...grouped().units, flat('X', '0')] })],
    [
      'a garage of an unknown group',
      grouped({ units: [...grouped().units, flat('X', '0', {}, { group: 'X' })] }),
      'error group_unknown /units/3/group HeizkostenV § 6(2)',
    ],
    ['one id twice', grouped({}, { list: [list[0], list[0], list[1]] }), 'error duplicate_id /groups/list/1/id -'],
  ])('%s', (_, house, ...findings) => expect(told(house)).toEqual(findings));

  test('groups whose meters show nothing share by area', () => {
    const still = list.map((group) => ({ ...group, recorded: '0' }));
    expect(amounts(billed(grouped({}, { list: still })), 'G1').total).toBe('400.00');
    expect(told(grouped({}, { list: still }))).toEqual(['warning no_consumption /groups HeizkostenV § 7(1)']);
  });
});

describe('cold water', () => {
  const house = (a: string, b: string, cold: object = { amount_eur: '2000.00', main_meter_m3: '500' }): House =>
    ({
      ...twoFlats,
      cold_water: cold,
      units: [flat('A', '60', { heating: '6', cold_water_m3: a }), flat('B', '40', { heating: '4', cold_water_m3: b })],
    }) as House;

  test('the whole invoice by the ratio of the sub-meters', () => {
    const result = billed(house('180', '300'));
    expect(result.occupants[0]?.lines.at(-1)).toEqual({
      code: 'cold_water',
      units: '180',
      unit_price_eur: '4.166666666667',
      amount_eur: '750.00',
    });
    expect(result.total_costs_eur).toBe('3000.00');
  });

  test('a unit value goes by days', () => {
    const [, b] = house('1', '300').units;
    const occupancies = [
      { id: '1', from: '2025-01-01', to: '2025-03-14', heating: '3' },
      { id: '2', from: '2025-03-15', to: '2025-12-31', heating: '3' },
    ];
    const units = [{ id: 'A', heating_area_m2: '60', cold_water_m3: '180', occupancies }, b];
    expect(billed({ ...house('1', '1'), units } as House).occupants[0]?.lines.at(-1)?.units).toBe('36');
  });

  test.each([
    ['100', '300', 'none'],
    ['100', '299', 'warning cold_water_difference /cold_water/main_meter_m3 BGB § 556a(1)'],
    ['100', '275', 'warning cold_water_difference /cold_water/main_meter_m3 BGB § 556a(1)'],
    ['100', '274', 'error cold_water_difference_too_large /cold_water/main_meter_m3 BGB § 556a(1)'],
    ['300', '326', 'error cold_water_difference_too_large /cold_water/main_meter_m3 BGB § 556a(1)'],
    ['0', '0', 'error cold_water_zero /cold_water BGB § 556a(1)'],
  ])('%s and %s of 500 m3: %s', (a, b, finding) => expect(told(house(a, b))[0] ?? 'none').toBe(finding));

  test('a main meter before the water heater is compared with the hot-water meters as well', () => {
    const { units, ...rest } = house('180', '120');
    const both = units.map((unit) => ({
      ...unit,
      occupancies: unit.occupancies.map((each) => ({ ...each, hot_water_m3: '95' })),
    }));
    // 300 m3 of cold water are far from 500, 490 with the hot water are not; the price stays that of cold water.
    expect(told({ ...rest, units: both })).toEqual([]);
    expect(billed({ ...rest, units: both }).occupants[0]?.lines.at(-1)?.units).toBe('180');
    const atUnit = units.map((unit) => ({ ...unit, hot_water_m3: '40' }));
    expect(told({ ...rest, units: atUnit })).toEqual([
      'warning cold_water_difference /cold_water/main_meter_m3 BGB § 556a(1)',
    ]);
  });

  test('by consumption only if every unit has a value', () => {
    const units = [...house('100', '300').units, flat('C', '0')];
    expect(told({ ...house('1', '1'), units })).toEqual([
      'error cold_water_missing /units/2/cold_water_m3 BGB § 556a(1)',
    ]);
  });

  test('occupants read their own meter, all of them or none', () => {
    const [a, b] = house('1', '300').units;
    const read = (one: object, two: object, unit: object = {}) => {
      const occupancies = [
        { id: '1', from: '2025-01-01', to: '2025-03-14', heating: '3', ...one },
        { id: '2', from: '2025-03-15', to: '2025-12-31', heating: '3', ...two },
      ];
      return { ...house('1', '1', { amount_eur: '400.00' }), units: [{ ...a, ...unit, occupancies }, b] } as House;
    };
    const result = billed(read({ cold_water_m3: '40' }, { cold_water_m3: '60' }));
    expect([amounts(result, 'A').cold_water, amounts(result, 'A', '2').cold_water]).toEqual(['40.00', '60.00']);
    expect(told(read({ cold_water_m3: '1' }, {}))).toEqual([
      'error reading_incomplete /units/0/occupancies/1/cold_water_m3 BGB § 556a(1)',
    ]);
    expect(told(read({ cold_water_m3: '1' }, { cold_water_m3: '1' }, { cold_water_m3: '9' }))).toEqual([
      'warning unit_value_unused /units/0/cold_water_m3 BGB § 556a(1)',
    ]);
  });

  test('alone it is a house, too', () => {
    const { costs, ...rest } = house('180', '300');
    expect(amounts(billed(rest), 'B')).toEqual({ cold_water: '1250.00', total: '1250.00' });
  });
});

describe('rounding', () => {
  const thirds = (rounding: 'show_difference' | 'largest_remainder', more: object = {}): House => ({
    ...twoFlats,
    keys: { heating_consumption_percent: '50', rounding },
    costs: [{ id: 'g', kind: 'fuel', scope: 'heating', amount_eur: '100.00' }],
    units: ['A', 'B', 'C'].map((id) => flat(id, '1', { heating: '1' })),
    ...more,
  });
  const all = (house: House) =>
    billed(house).occupants.flatMap(({ lines }) => lines.map(({ amount_eur }) => amount_eur));

  test('the difference is shown', () => {
    expect(all(thirds('show_difference'))).toEqual(['16.67', '16.67', '16.67', '16.67', '16.67', '16.67']);
    expect(billed(thirds('show_difference'))).toMatchObject({
      total_statements_eur: '100.02',
      rounding_difference_eur: '-0.02',
    });
  });

  test('or the missing cents go to the largest remainders, ties in file order', () => {
    expect(all(thirds('largest_remainder'))).toEqual(['16.67', '16.67', '16.67', '16.67', '16.66', '16.66']);
    expect(billed(thirds('largest_remainder')).rounding_difference_eur).toBe('0.00');
  });

  test('credits take part', () => {
    const co2 = { building: 'non_residential', emissions_kg: '1', cost_eur: '20.00', relief: 'credit_line' };
    const house = thirds('largest_remainder', { co2 });
    expect(billed(house)).toMatchObject({ total_statements_eur: '90.00', rounding_difference_eur: '0.00' });
  });

  test('VAT contained and balance', () => {
    const units = [flat('A', '1', { heating: '1', vat_percent: '7', advance_eur: '120.00' })];
    expect(billed(thirds('show_difference', { units })).occupants[0]).toMatchObject({
      total_eur: '100.00',
      vat_contained_eur: '6.54',
      advance_eur: '120.00',
      balance_eur: '-20.00',
    });
    const without = billed(thirds('show_difference')).occupants[0];
    expect(without).toMatchObject({ balance_eur: '33.34' });
    expect(without).not.toHaveProperty('vat_contained_eur');
    expect(without).not.toHaveProperty('advance_eur');
  });
});
