import { describe, expect, test } from 'vitest';
import type { OperatingCostsHouse } from './house.ts';
import { amountsOf, billed, cost, flat, occupant, parted, twoFlats } from './sample-house.ts';

/** Statements worked out by hand. */

describe('invoice 2000.00, main meter 500, sub-meters 480 m3', () => {
  const house: OperatingCostsHouse = {
    ...twoFlats,
    water: { main_meter_m3: '500' },
    positions: [cost('water', 'water_supply', '2000.00')],
    units: [
      flat('A', {}, { cold_water_m3: '200' }),
      flat('B', {}, { cold_water_m3: '180' }),
      flat('C', {}, { cold_water_m3: '100' }),
    ],
  };
  const result = billed(house);

  test('the whole invoice goes by the sub-meters at 4.166667 EUR/m3', () => {
    expect(result.positions[0]?.key).toEqual({
      by: 'consumption',
      by_default: true,
      unit: 'm3',
      house: '480',
      unit_price_eur: '4.166666666667',
    });
    // 833.333…, 750.00, 416.666…: the price is never rounded.
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '833.33', 'B/1': '750.00', 'C/1': '416.67' });
    expect(result.rounding_difference_eur).toBe('0.00');
  });

  test('a difference of 4 % is no finding', () => expect(result.findings).toEqual([]));
});

describe('the table of the statement', () => {
  // 1,125 m2, of which 80 are one flat; 8,030 person-days, of which two persons have 730.
  const house: OperatingCostsHouse = {
    ...twoFlats,
    positions: [
      cost('refuse', 'refuse', '1960.00', { key: { by: 'persons' } }),
      cost('tax', 'property_tax', '2410.00'),
    ],
    units: [
      flat('1', { area_m2: '80.00' }, { persons: '2', advance_eur: '300.00' }),
      flat('rest', { area_m2: '1045.00' }, { persons: '20' }),
    ],
  };
  const result = billed(house);

  test('property tax 171.38, refuse 178.18, in the order of BetrKV s. 2', () => {
    expect(occupant(result, '1').lines).toEqual([
      {
        position: 'tax',
        kind: 'property_tax',
        number: '1',
        house_eur: '2410.00',
        key: { by: 'area', by_default: true, unit: 'm2', house: '1125', own: '80', unit_price_eur: '2.142222222222' },
        amount_eur: '171.38',
      },
      {
        position: 'refuse',
        kind: 'refuse',
        number: '8',
        house_eur: '1960.00',
        key: { by: 'persons', unit: 'person days', house: '8030', own: '730', unit_price_eur: '0.244084682441' },
        amount_eur: '178.18',
      },
    ]);
  });

  test('total, balance and a proposal of r0(349.56 / 12)', () => {
    expect(occupant(result, '1')).toMatchObject({
      total_eur: '349.56',
      advance_eur: '300.00',
      balance_eur: '49.56',
      advance_proposal: { monthly_eur: '29.00', twelve_months_eur: '349.56', days: '365' },
    });
  });

  test('the house adds up and has until the end of the twelfth month', () => {
    // 2410.00 - 171.38 = 2238.62, 1960.00 - 178.18 = 1781.82
    expect(occupant(result, 'rest').total_eur).toBe('4020.44');
    expect(result).toMatchObject({
      total_costs_eur: '4370.00',
      total_statements_eur: '4370.00',
      rounding_difference_eur: '0.00',
      deadline: { until: '2026-12-31', cautious_until: '2026-12-31' },
    });
  });
});

describe('vacancy is borne by the landlord (BGB s. 556a, settled case law)', () => {
  const units = (vacant: boolean) => [
    flat('A', { area_m2: '60' }),
    { id: 'B', area_m2: '40', occupancies: parted('2025-03-31', '2025-04-01', {}, { vacant }) },
  ];
  const empty = billed({ ...twoFlats, units: units(true) });

  test('by days: 90 and 275 of 365', () => {
    // 400.00 * 90/365 = 98.630…, 400.00 * 275/365 = 301.369…
    expect(amountsOf(empty, 'tax')).toEqual({ 'A/1': '600.00', 'B/1': '98.63', 'B/2': '301.37' });
    expect(empty.vacancy_eur).toBe('301.37');
    expect(empty.positions[0]?.vacancy_eur).toBe('301.37');
  });

  test('nobody else pays for it', () => {
    expect(amountsOf(billed({ ...twoFlats, units: units(false) }), 'tax')).toEqual(amountsOf(empty, 'tax'));
  });

  test('gets no proposal and no certificate', () => {
    const positions = [cost('garden', 'garden', '500.00', { labour: [{ kind: 's35a_2', amount_eur: '400.00' }] })];
    const result = billed({ ...twoFlats, positions, units: units(true) });
    expect(occupant(result, 'B', '2')).not.toHaveProperty('s35a');
    expect(occupant(result, 'B', '2')).not.toHaveProperty('advance_proposal');
    expect(occupant(result, 'B', '1').s35a?.s35a_2_eur).toBe('39.45'); // 400.00 * 0.4 * 90/365 = 39.4520…
  });
});

describe('EStG s. 35a: labour by the same key and rounding, never a tax saved', () => {
  const result = billed({
    ...twoFlats,
    positions: [
      cost('caretaker', 'caretaker', '1200.00', {
        labour: [
          { kind: 's35a_2', amount_eur: '900.00' },
          { kind: 's35a_3', amount_eur: '100.00' },
        ],
      }),
      cost('lift', 'lift', '700.00', { key: { by: 'units' }, labour: [{ kind: 's35a_3', amount_eur: '333.33' }] }),
    ],
  });

  test('amounts by position and kind', () => {
    // 0.6 * 900, 0.6 * 100, 333.33 / 2 = 166.665
    expect(occupant(result, 'A').s35a).toEqual({
      lines: [
        { position: 'lift', kind: 'lift', number: '7', labour_kind: 's35a_3', amount_eur: '166.67' },
        { position: 'caretaker', kind: 'caretaker', number: '14', labour_kind: 's35a_2', amount_eur: '540.00' },
        { position: 'caretaker', kind: 'caretaker', number: '14', labour_kind: 's35a_3', amount_eur: '60.00' },
      ],
      s35a_2_eur: '540.00',
      s35a_3_eur: '226.67',
    });
    expect(JSON.stringify(result)).not.toMatch(/tax_saving|percent/);
  });

  test('the overview shows what was certified of the labour', () => {
    expect(result.positions.map(({ labour }) => labour)).toEqual([
      [{ kind: 's35a_3', amount_eur: '333.33', certified_eur: '333.34' }],
      [
        { kind: 's35a_2', amount_eur: '900.00', certified_eur: '900.00' },
        { kind: 's35a_3', amount_eur: '100.00', certified_eur: '100.00' },
      ],
    ]);
  });

  test('nobody is certified more than he is charged', () => {
    const labour = [
      { kind: 's35a_2', amount_eur: '0.01' },
      { kind: 's35a_3', amount_eur: '0.01' },
    ] as const;
    const tiny = billed({
      ...twoFlats,
      positions: [cost('garden', 'garden', '0.02', { key: { by: 'units' }, labour })],
    });
    // Each half cent rounds up: 0.01 + 0.01 of a line of 0.01.
    expect(occupant(tiny, 'A').s35a).toMatchObject({ s35a_2_eur: '0.01', s35a_3_eur: '0.00' });
  });
});

describe('rounding (three equal flats, 100.00 EUR)', () => {
  const house: OperatingCostsHouse = {
    ...twoFlats,
    positions: [cost('tax', 'property_tax', '100.00', { key: { by: 'units' } })],
    units: [flat('A', {}), flat('B', {}), flat('C', {})],
  };

  test('the difference is shown and charged to nobody', () => {
    const result = billed(house);
    expect(amountsOf(result, 'tax')).toEqual({ 'A/1': '33.33', 'B/1': '33.33', 'C/1': '33.33' });
    expect(result).toMatchObject({ total_statements_eur: '99.99', rounding_difference_eur: '0.01' });
    expect(result.positions[0]?.rounding_difference_eur).toBe('0.01');
  });

  test('largest_remainder evens out each position by itself', () => {
    const positions = [...(house.positions ?? []), cost('lift', 'lift', '50.00', { key: { by: 'units' } })];
    const result = billed({ ...house, positions, keys: { rounding: 'largest_remainder' } });
    expect(amountsOf(result, 'tax')).toEqual({ 'A/1': '33.34', 'B/1': '33.33', 'C/1': '33.33' });
    expect(amountsOf(result, 'lift')).toEqual({ 'A/1': '16.67', 'B/1': '16.67', 'C/1': '16.66' });
    expect(result.rounding_difference_eur).toBe('0.00');
  });

  test('and the labour in it', () => {
    const lift = cost('lift', 'lift', '100.00', {
      key: { by: 'units' },
      labour: [{ kind: 's35a_3', amount_eur: '50.00' }],
    });
    const certified = (rounding: 'show_difference' | 'largest_remainder') =>
      billed({ ...house, positions: [lift], keys: { rounding } }).occupants.map(({ s35a }) => s35a?.s35a_3_eur);
    expect(certified('show_difference')).toEqual(['16.67', '16.67', '16.67']);
    expect(certified('largest_remainder')).toEqual(['16.67', '16.67', '16.66']);
  });
});

test('a short period has its own days, and a proposal on a basis of twelve months', () => {
  const period = { from: '2025-01-01', to: '2025-03-31' } as const;
  const units = [
    { id: 'A', area_m2: '60', occupancies: [{ id: '1', ...period, advance_eur: '150.00' }] },
    {
      id: 'B',
      area_m2: '40',
      occupancies: [
        { id: '1', from: period.from, to: '2025-01-30' as const },
        { id: '2', from: '2025-01-31' as const, to: period.to },
      ],
    },
  ];
  const result = billed({ ...twoFlats, period, positions: [cost('tax', 'property_tax', '250.00')], units });
  // 250.00 * 0.6; 250.00 * 0.4 * 30/90 and * 60/90
  expect(amountsOf(result, 'tax')).toEqual({ 'A/1': '150.00', 'B/1': '33.33', 'B/2': '66.67' });
  // 150.00 * 365/90 = 608.333…, a twelfth is 50.69; 66.67 * 365/60 = 405.5758…, a twelfth is 33.80
  expect(occupant(result, 'A').advance_proposal).toEqual({
    monthly_eur: '51.00',
    twelve_months_eur: '608.33',
    days: '90',
  });
  expect(occupant(result, 'B', '2').advance_proposal).toEqual({
    monthly_eur: '34.00',
    twelve_months_eur: '405.58',
    days: '60',
  });
  expect(occupant(result, 'B', '1')).not.toHaveProperty('advance_proposal');
  expect(result.deadline?.until).toBe('2026-03-31');
  expect(result.findings.map(({ code }) => code)).toEqual(['short_period']);
});

test('a whole year is one, leap or not', () => {
  const leap = { from: '2024-01-01', to: '2024-12-31' } as const;
  const units = [{ id: 'A', area_m2: '1', occupancies: [{ id: '1', ...leap }] }];
  const result = billed({ ...twoFlats, period: leap, units });
  expect(occupant(result, 'A').advance_proposal).toMatchObject({ twelve_months_eur: '1000.00', monthly_eur: '83.00' });
  expect(result.findings).toEqual([]);
  const short = { from: leap.from, to: '2024-12-30' } as const;
  const cut = { ...twoFlats, period: short, units: [{ id: 'A', area_m2: '1', occupancies: [{ id: '1', ...short }] }] };
  expect(billed(cut).findings.map(({ code }) => code)).toEqual(['short_period']);
});
