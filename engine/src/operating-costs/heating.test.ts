import { describe, expect, test } from 'vitest';
import type { House } from '../billing/house.ts';
import type { OperatingCostsHouse } from './house.ts';
import {
  amountsOf,
  billed,
  cost,
  flat,
  heatedFromJuly,
  heatingOfTwoFlats,
  occupant,
  told,
  twoFlats,
  YEAR,
} from './sample-house.ts';

const house = (heating: House | object, more: Partial<OperatingCostsHouse> = {}): OperatingCostsHouse => ({
  ...twoFlats,
  heating: heating as House,
  ...more,
});

describe('the heating bill inside of the statement', () => {
  const [a, b] = heatingOfTwoFlats.units;
  const advanced: House = {
    ...heatingOfTwoFlats,
    units: [
      { ...a, id: 'A', occupancies: (a?.occupancies ?? []).map((each) => ({ ...each, advance_eur: '500.00' })) },
      ...(b === undefined ? [] : [b]),
    ],
  };
  const [flatA, flatB] = twoFlats.units;
  const result = billed(
    house(advanced, {
      positions: [cost('lift', 'lift', '100.00'), cost('tax', 'property_tax', '1000.00')],
      units: [
        {
          ...flatA,
          id: 'A',
          occupancies: (flatA?.occupancies ?? []).map((each) => ({ ...each, advance_eur: '700.00' })),
        },
        ...(flatB === undefined ? [] : [flatB]),
      ],
    }),
  );

  test('becomes one line of each occupant, at its place in the list', () => {
    expect(
      occupant(result, 'A').lines.map(({ position, number, amount_eur }) => [position, number, amount_eur]),
    ).toEqual([
      ['tax', '1', '600.00'],
      [null, '4', '600.00'],
      ['lift', '7', '60.00'],
    ]);
    // It is of the same period, so there is none to say.
    expect(occupant(result, 'A').lines[1]).not.toHaveProperty('period');
  });

  test('brings its advances along', () => {
    expect(occupant(result, 'A')).toMatchObject({ total_eur: '1260.00', advance_eur: '1200.00', balance_eur: '60.00' });
    expect(occupant(result, 'B')).not.toHaveProperty('advance_eur');
  });

  test('counts in the sums of the house', () => {
    expect(result).toMatchObject({
      total_costs_eur: '2100.00',
      total_statements_eur: '2100.00',
      distributed_eur: '2100.00',
    });
    expect(result.heating).toMatchObject({ kind: 'heating', number: '4', amount_eur: '1000.00', bill: { ok: true } });
    expect(result.heating?.bill).not.toHaveProperty('findings');
    expect(result.heating?.bill).not.toHaveProperty('reasons');
  });

  test('can be all there is', () => {
    const { positions: _, ...alone } = house(heatingOfTwoFlats);
    expect(amountsOf(billed(alone), null)).toEqual({ 'A/1': '600.00', 'B/1': '400.00' });
  });

  test('keeps the landlord part of the CO2 cost out of what is distributed', () => {
    const co2 = { living_area_m2: '100', emissions_kg: '3454', cost_eur: '200.00' } as const;
    const { heating, ...sums } = billed(house({ ...heatingOfTwoFlats, co2 }));
    expect(heating).toMatchObject({ amount_eur: '1000.00', deducted_eur: '100.00', distributed_eur: '900.00' });
    expect(sums).toMatchObject({ total_costs_eur: '2000.00', deducted_eur: '100.00', total_statements_eur: '1900.00' });
  });
});

test('heating plus cold water: one document with positions of water only', () => {
  const result = billed(
    house(heatingOfTwoFlats, {
      positions: [
        cost('rain', 'rain_water', '50.00'),
        cost('water', 'water_supply', '100.00'),
        cost('drain', 'waste_water', '200.00'),
      ],
      units: [
        flat('A', { area_m2: '60' }, { cold_water_m3: '30' }),
        flat('B', { area_m2: '40' }, { cold_water_m3: '10' }),
      ],
    }),
  );
  expect(occupant(result, 'A').lines.map(({ kind, amount_eur }) => [kind, amount_eur])).toEqual([
    ['water_supply', '75.00'],
    ['waste_water', '150.00'],
    ['rain_water', '30.00'],
    ['heating', '600.00'],
  ]);
});

describe('what is wrong with the heating bill', () => {
  const [a, b] = heatingOfTwoFlats.units;
  const both = a === undefined || b === undefined ? [] : [a, b];

  test('is told with its pointers', () => {
    expect(told(house({ ...heatingOfTwoFlats, keys: { heating_consumption_percent: '40' } }))).toEqual([
      'error consumption_percent_out_of_range /heating/keys/heating_consumption_percent HeizkostenV § 7(1)',
    ]);
    expect(told(house([]))).toEqual(['error wrong_type /heating -']);
  });

  test.each<[string, object, Partial<OperatingCostsHouse>, string[]]>([
    [
      'a unit that does not exist',
      { units: both.map((unit) => (unit.id === 'B' ? { ...unit, id: 'C' } : unit)) },
      {},
      ['error heating_unit_unknown /heating/units/1/id BetrKV § 2'],
    ],
    [
      'an occupancy of another name',
      { units: both.map((unit) => ({ ...unit, occupancies: unit.occupancies.map((each) => ({ ...each, id: 'x' })) })) },
      {},
      [
        'error heating_occupant_unknown /heating/units/0/occupancies/0/id BetrKV § 2',
        'error heating_occupant_missing /units/0/occupancies/0 BetrKV § 2',
        'error heating_occupant_unknown /heating/units/1/occupancies/0/id BetrKV § 2',
        'error heating_occupant_missing /units/1/occupancies/0 BetrKV § 2',
      ],
    ],
    [
      'vacancy here and use there',
      {},
      { units: [flat('A', { area_m2: '60' }, { vacant: true }), flat('B', { area_m2: '40' })] },
      ['error heating_occupant_differs /heating/units/0/occupancies/0 BetrKV § 2'],
    ],
    [
      'somebody of the heating period alone, in the same period',
      {},
      { units: [flat('A', { area_m2: '60', heating_only: [{ id: '0' }] }), flat('B', { area_m2: '40' })] },
      ['error heating_occupant_missing /units/0/heating_only/0 BetrKV § 2'],
    ],
    [
      'the same in a unit that is not heated',
      {},
      { units: [...twoFlats.units, flat('C', { area_m2: '1', heating_only: [{ id: '0' }] })] },
      ['error heating_occupant_missing /units/2/heating_only/0 BetrKV § 2'],
    ],
    [
      'two occupants of one name',
      {},
      { units: [flat('A', { area_m2: '60', heating_only: [{ id: '1' }] }), flat('B', { area_m2: '40' })] },
      [
        'error duplicate_id /units/0/heating_only/0/id -',
        'error heating_occupant_missing /units/0/heating_only/0 BetrKV § 2',
      ],
    ],
    [
      'cold water',
      {
        cold_water: { amount_eur: '1.00' },
        units: both.map((unit) => ({ ...unit, cold_water_m3: '1' })),
      },
      {},
      ['error cold_water_in_heating /heating/cold_water BetrKV § 2'],
    ],
    [
      'no. 12 is possibly part of no. 4 a',
      {},
      { positions: [cost('sweep', 'chimney_sweep', '1.00')] },
      ['info cost_possibly_twice /positions/0 BetrKV § 2'],
    ],
  ])('%s', (_, heating, more, findings) => {
    expect(told(house({ ...heatingOfTwoFlats, ...heating }, more))).toEqual(findings);
  });

  test('a unit that is not heated has no such line', () => {
    const garage = flat('G', { area_m2: '0' });
    const result = billed(house(heatingOfTwoFlats, { units: [...twoFlats.units, garage] }));
    expect(amountsOf(result, null)).toEqual({ 'A/1': '600.00', 'B/1': '400.00' });
  });
});

describe('another heating period, 01.07.2024 to 30.06.2025 (BGH VIII ZR 240/07)', () => {
  const { heating, units } = heatedFromJuly;
  const { period } = heating;
  const result = billed(heatedFromJuly);

  test('is said, and does not move the deadline', () => {
    expect(result.findings.map(({ code }) => code)).toEqual(['heating_period_differs']);
    expect(result.deadline?.until).toBe('2026-12-31');
    expect(occupant(result, 'A').lines.at(-1)).toMatchObject({ position: null, period });
  });

  test('who left before has the heating line alone', () => {
    // July to December are 416 of 1000 degree days: 180.00 * 0.416 + 210.00
    expect(occupant(result, 'A', '0')).toMatchObject({
      path: '/units/0/heating_only/0',
      vacant: false,
      lines: [{ position: null, amount_eur: '284.88' }],
      total_eur: '284.88',
      advance_eur: '210.00',
      balance_eur: '74.88',
    });
    expect(occupant(result, 'A', '0')).not.toHaveProperty('advance_proposal');
  });

  test('who came later has no heating line, and no proposal without it', () => {
    expect(occupant(result, 'B', '2').lines).toHaveLength(1);
    expect(occupant(result, 'B', '2')).not.toHaveProperty('advance_proposal');
  });

  test('a proposal takes heat as a year by degree days', () => {
    // 180.00 * 0.584 + 210.00 = 315.12, over 584 of 1000 degree days is 539.589…; 600.00 of the whole year.
    expect(occupant(result, 'A', '1')).toMatchObject({
      total_eur: '915.12',
      advance_proposal: { twelve_months_eur: '1139.59', monthly_eur: '95.00' },
    });
  });

  test.each<[string, House['keys'], string, string]>([
    // 180.00 * 181/365 = 89.26 back to 180.00 by days, 210.00 over 584 of 1000 degree days, 600.00 of the year
    ['base cost by days as a year by days', { heating_base_by: 'days' }, '299.26', '1139.59'],
    // January to June are 570 + 40 * 30/92 = 583.043… degree days
    ['the other table of summer', { summer_degree_days: '40_92' }, '314.95', '1140.18'],
  ])('%s', (_, keys, heat, year) => {
    const own = occupant(billed(house({ ...heating, keys: { ...heating.keys, ...keys } }, { units })), 'A', '1');
    expect(own.lines.at(-1)?.amount_eur).toBe(heat);
    expect(own.advance_proposal?.twelve_months_eur).toBe(year);
  });

  test('should end within the billing period', () => {
    const late = { ...heatingOfTwoFlats, period: { from: '2025-02-01', to: '2026-01-31' } } as const;
    const moved = {
      ...late,
      units: late.units.map((unit) => ({ ...unit, occupancies: [{ id: '1', ...late.period, heating: '1' }] })),
    };
    expect(told(house(moved))).toEqual([
      'info heating_period_differs /heating/period BGB § 556(3)',
      'warning heating_period_ends_outside /heating/period/to BGB § 556(3)',
    ]);
  });

  test('an occupant of the heating period has to be named', () => {
    const [first, second] = units;
    const { heating_only: _, ...without } = first ?? flat('A', {});
    expect(told(house(heating, { units: [without, ...(second === undefined ? [] : [second])] }))).toContain(
      'error heating_occupant_unknown /heating/units/0/occupancies/0/id BetrKV § 2',
    );
  });
});

describe('labour within the heating costs', () => {
  const labour = (amount: string, name = 'check') => [{ cost: name, kind: 's35a_3' as const, amount_eur: amount }];

  test('goes by the lines of its pot', () => {
    const result = billed(house(heatingOfTwoFlats, { heating_labour: labour('50.00') }));
    expect(occupant(result, 'A').s35a).toEqual({
      lines: [
        {
          position: null,
          kind: 'heating',
          number: '4',
          heating_cost: 'check',
          labour_kind: 's35a_3',
          amount_eur: '30.00',
        },
      ],
      s35a_2_eur: '0.00',
      s35a_3_eur: '30.00',
    });
  });

  test.each([
    ['of an unknown cost', labour('1.00', 'roof'), 'error heating_cost_unknown /heating_labour/0/cost EStG § 35a(5)'],
    ['above the cost', labour('100.01'), 'error labour_exceeds_cost /heating_labour/0/amount_eur EStG § 35a(5)'],
  ])('%s', (_, heating_labour, finding) => {
    expect(told(house(heatingOfTwoFlats, { heating_labour }))).toEqual([finding]);
  });

  describe('of several pots', () => {
    const hot: House = {
      ...heatingOfTwoFlats,
      energy_used: { quantity: '1000', unit: 'kWh' },
      hot_water_share: { method: 'measured', heat_kwh: '500' },
      costs: [
        { id: 'heat', kind: 'maintenance', scope: 'heating', amount_eur: '100.00' },
        { id: 'water', kind: 'maintenance', scope: 'hot_water', amount_eur: '100.00' },
        { id: 'both', kind: 'maintenance', scope: 'combined', amount_eur: '100.00' },
      ],
      keys: { heating_consumption_percent: '50', hot_water_consumption_percent: '50' },
      units: [
        {
          id: 'A',
          heating_area_m2: '60',
          hot_water_area_m2: '1',
          occupancies: [{ id: '1', ...YEAR, heating: '60', hot_water_m3: '1' }],
        },
        {
          id: 'B',
          heating_area_m2: '40',
          hot_water_m3: '9',
          hot_water_area_m2: '9',
          occupancies: [{ id: '1', ...YEAR, heating: '40' }],
        },
      ],
    };
    // Heating 90.00 and 60.00 of 150.00, hot water 15.00 and 135.00 of 150.00.
    test.each([
      ['heat', '30.00', '20.00'],
      ['water', '5.00', '45.00'],
      ['both', '17.50', '32.50'],
    ])('%s', (name, a, b) => {
      const result = billed(house(hot, { heating_labour: labour('50.00', name) }));
      expect(result.heating).toMatchObject({ kind: 'heating_and_hot_water', number: '4-6' });
      expect(occupant(result, 'A').s35a?.s35a_3_eur).toBe(a);
      expect(occupant(result, 'B').s35a?.s35a_3_eur).toBe(b);
    });
  });

  test('is never above the lines of its pot, in whatever pieces it comes', () => {
    const tiny = {
      ...heatingOfTwoFlats,
      costs: [{ id: 'check', kind: 'maintenance', scope: 'heating', amount_eur: '0.02' }],
    };
    // 30 % and 70 % of two cents by 60 : 40 leave a cent of consumption to each.
    const result = billed(house(tiny, { heating_labour: [...labour('0.01'), ...labour('0.01'), ...labour('0.01')] }));
    expect(amountsOf(result, null)).toEqual({ 'A/1': '0.01', 'B/1': '0.01' });
    expect(occupant(result, 'A').s35a?.s35a_3_eur).toBe('0.01');
  });

  test('of a pot that costs nothing is refused', () => {
    const nothing = {
      ...heatingOfTwoFlats,
      costs: [{ id: 'check', kind: 'maintenance', scope: 'heating', amount_eur: '0.00' }],
    };
    expect(told(house(nothing, { heating_labour: labour('0.00') }))).toEqual([
      'error key_total_zero /heating_labour/0 BGB § 556a(1)',
    ]);
  });

  test('needs a heating bill', () => {
    expect(told({ ...twoFlats, heating_labour: labour('1.00') })).toEqual(['error missing_field /heating -']);
  });
});
