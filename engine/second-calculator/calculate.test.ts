// Long because every section of the rules has its cases worked by hand side by side, one table.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calculate, type SecondStatement } from './calculate.ts';
import { daysOf, degreeDays, lastOfTwelveMonths, parseDay, type SummerDays } from './calendar.ts';
import { Fraction } from './fraction.ts';
import { brokenHouse, faults, randomHouse } from './random-house.ts';

// Cases worked by hand from the rules; the section stands in each title.

const year = { from: '2025-01-01', to: '2025-12-31' };

function flat(id: string, area: string, heating: string | undefined, more: object = {}, period = year) {
  const value = heating === undefined ? {} : { heating };
  return { id, heating_area_m2: area, occupancies: [{ id, ...period, ...value }], ...more };
}

function heatHouse(more: object, period = year) {
  return {
    schema: 'klarmeter.house/1',
    id: 'by hand',
    period,
    plant: { energy: 'natural_gas' },
    costs: [{ id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '1000.00' }],
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    units: [flat('A', '40', '1', {}, period), flat('B', '60', '3', {}, period)],
    ...more,
  };
}

function statement(house: object): SecondStatement {
  const result = calculate(house);
  if (!result.ok) throw new Error(result.reasons.join(', '));
  return result;
}

/** Occupant by occupant, the amounts of the lines in their order. */
function amounts(house: object): string[][] {
  return statement(house).occupants.map((occupant) => occupant.lines.map((line) => line.amount_eur));
}

function reasons(house: object): string[] {
  const result = calculate(house);
  return result.ok ? [] : result.reasons.map((reason) => reason.split(' ')[0] ?? '');
}

const examples = readFileSync(new URL('examples.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

test.each(examples.map((line) => JSON.parse(line)))('example $id', (house) => {
  const result = calculate(house);
  const { expect: expected } = house;
  expect(result.ok).toBe(expected.ok);
  if (!result.ok) return;
  for (const occupant of result.occupants) {
    const name = `${occupant.unit}/${occupant.occupancy}`;
    const lines = Object.fromEntries(occupant.lines.map((line) => [line.code, line.amount_eur]));
    expect(lines).toMatchObject(expected.lines?.[name] ?? {});
    expect(occupant).toMatchObject(expected.occupants?.[name] ?? {});
    expect(occupant.total_eur).toBe(expected.totals?.[name] ?? occupant.total_eur);
  }
  for (const field of ['total_costs_eur', 'total_statements_eur', 'rounding_difference_eur'] as const) {
    expect(result[field]).toBe(expected[field] ?? result[field]);
  }
});

test('example G4: all three faults', () => {
  const found = reasons(JSON.parse(examples[3] ?? ''));
  expect(found).toEqual(['consumption_percent_outside_the_law', 'closing_stock_above_what_was_there', 'area_zero']);
});

test.each([
  ['2025-01-01', '2025-12-31', '1000.0000', '14_13_13'],
  ['2025-01-01', '2025-09-30', '640.0000', '14_13_13'],
  ['2025-10-01', '2025-12-31', '360.0000', '14_13_13'],
  ['2024-02-01', '2024-02-29', '150.0000', '14_13_13'],
  ['2025-01-01', '2025-02-10', '223.5714', '14_13_13'],
  ['2024-01-01', '2024-02-10', '221.7241', '14_13_13'],
  ['2025-01-01', '2025-07-15', '590.2903', '14_13_13'],
  ['2025-01-01', '2025-07-15', '589.5652', '40_92'],
  ['2024-07-01', '2025-06-30', '1000.0000', '40_92'],
])('2.1 degree days %s to %s are %s (%s)', (from, to, expected, summer) => {
  const span = { from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 };
  expect(degreeDays(span, summer as SummerDays).fixed(4)).toBe(expected);
});

test('8.1 twelve months with a leap day are 366 days', () => {
  const from = parseDay('2023-03-01') ?? 0;
  expect(daysOf({ from, to: lastOfTwelveMonths(from) }).fixed(0)).toBe('366');
});

test('2.3 half a cent goes away from zero', () => {
  expect(['1.005', '-1.005', '-0.004'].map((text) => Fraction.decimal(text).fixed(2))).toEqual([
    '1.01',
    '-1.01',
    '0.00',
  ]);
});

const water = { id: 'W', heating_area_m2: '50', hot_water_area_m2: '50' };
const shareHouse = (plant: object, quantity: string, unit: string, share: object, period = year, metered = true) =>
  heatHouse(
    {
      plant,
      energy_used: { quantity, unit },
      hot_water_share: share,
      costs: [{ id: 'all', kind: 'heat_supply', scope: 'combined', amount_eur: '100' }],
      fuel_stock: undefined,
      units: [
        metered
          ? { ...water, heating: '1', hot_water_m3: '1', occupancies: [{ id: 'W', ...period }] }
          : {
              ...water,
              heating: '1',
              hot_water_failed: { method: 'building_average' },
              occupancies: [{ id: 'W', ...period }],
            },
      ],
    },
    period,
  );
const volume = (m3: string, c: string) => ({ method: 'volume', volume_m3: m3, temperature_c: c, reason: 'r' });

test.each([
  [
    'gas by gross value',
    { energy: 'natural_gas', billed_as: 'gross' },
    '100000',
    'kWh',
    volume('100', '60'),
    '0.13875',
  ],
  [
    'district heating',
    { energy: 'district_heating', commercial_heat_supply: true },
    '22500',
    'kWh',
    volume('100', '55'),
    '0.434782608696',
  ],
  ['area', { energy: 'natural_gas' }, '100000', 'kWh', { method: 'area', area_m2: '400' }, '0.128'],
  [
    'area, gas by gross value',
    { energy: 'natural_gas', billed_as: 'gross' },
    '100000',
    'kWh',
    { method: 'area', area_m2: '400' },
    '0.14208',
  ],
  ['heat pump', { energy: 'electricity_heat_pump' }, '10000', 'kWh', volume('80', '50'), '0.24'],
  [
    'gas in m3, measured',
    { energy: 'natural_gas', billed_as: 'net' },
    '10000',
    'm3',
    { method: 'measured', heat_kwh: '12000' },
    '0.12',
  ],
  [
    'own calorific value',
    { energy: 'lpg', commercial_heat_supply: true, net_calorific_value: '12.5' },
    '1000',
    'kg',
    { method: 'measured', heat_kwh: '2500' },
    '0.2',
  ],
])('1.10 share of hot water: %s', (_, plant, quantity, unit, share, expected) => {
  const house: Record<string, unknown> = shareHouse(plant, quantity, unit, share, year, share.method !== 'area');
  delete house.fuel_stock;
  expect(statement(house).hot_water_share).toBe(expected);
});

test('1.10 the area formula of a short period: 181 of 365 days', () => {
  const half = { from: '2025-01-01', to: '2025-06-30' };
  const share = { method: 'area', area_m2: '365' };
  const house: Record<string, unknown> = shareHouse({ energy: 'natural_gas' }, '57920', 'kWh', share, half, false);
  delete house.fuel_stock;
  expect(statement(house).hot_water_share).toBe('0.1');
});

test('1.4 groups: 1000 EUR become 690 and 310, then each group by its own key', () => {
  const house = heatHouse({
    groups: {
      pre_split_consumption_percent: '60',
      list: [
        { id: 'W', recorded: '300', area_m2: '60' },
        { id: 'G', recorded: '100', area_m2: '40', heating_consumption_percent: '50' },
      ],
    },
    units: [
      flat('W1', '60', '10', { group: 'W' }),
      flat('G1', '10', '1', { group: 'G' }),
      flat('G2', '30', '3', { group: 'G' }),
    ],
  });
  expect(amounts(house)).toEqual([
    ['207.00', '483.00'],
    ['38.75', '38.75'],
    ['116.25', '116.25'],
  ]);
});

test('1.11 exactly a quarter fails: the average counts; a hundredth more: area alone', () => {
  const average = { heating_failed: { method: 'building_average', reason: 'battery' } };
  const quarter = heatHouse({ units: [flat('A', '25', undefined, average), flat('B', '75', '300')] });
  expect(amounts(quarter)).toEqual([
    ['75.00', '175.00'],
    ['225.00', '525.00'],
  ]);
  const more = heatHouse({ units: [flat('A', '25.01', undefined, average), flat('B', '75', '300')] });
  expect(amounts(more)).toEqual([['250.07'], ['749.93']]);
});

test('1.11 the other methods: 50 of 60 units by trend, 20 by a comparable unit', () => {
  const trend = { heating_failed: { method: 'previous_periods', previous: '60', others_previous: '360' } };
  const rooms = { heating_failed: { method: 'comparable_rooms', reference_unit: 'B' } };
  const units = (failed: object) => [
    flat('A', '10', undefined, failed),
    flat('B', '50', '100'),
    flat('C', '40', '200'),
  ];
  const used = (failed: object) => statement(heatHouse({ units: units(failed) })).occupants[0]?.lines[1]?.units;
  expect(used(trend)).toBe('50');
  expect(used(rooms)).toBe('20');
  expect(used({ heating_failed: { method: 'previous_periods', value: '7.5' } })).toBe('7.5');
});

test('1.12 with an interim reading: consumption by it, the base by days', () => {
  const changing = {
    ...flat('A', '40', undefined),
    occupancies: [
      { id: '1', from: '2025-01-01', to: '2025-03-14', heating: '1' },
      { id: '2', from: '2025-03-15', to: '2025-12-31', heating: '0' },
    ],
  };
  const keys = { heating_consumption_percent: '70', heating_base_by: 'days' };
  const house = heatHouse({ keys, units: [changing, flat('B', '60', '3')] });
  // 73 of 365 days are a fifth of 120.
  expect(amounts(house)).toEqual([
    ['24.00', '175.00'],
    ['96.00', '0.00'],
    ['180.00', '525.00'],
  ]);
});

test('house-file: nothing recorded at all goes by the base key', () => {
  const house = heatHouse({ units: [flat('A', '40', '0'), flat('B', '60', '0.000')] });
  expect(amounts(house)).toEqual([
    ['120.00', '280.00'],
    ['180.00', '420.00'],
  ]);
});

test('2.3 largest remainder: four cents to the first four of six equal lines', () => {
  const keys = { heating_consumption_percent: '50', rounding: 'largest_remainder' };
  const costs = [{ id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '100' }];
  const house = heatHouse({ keys, costs, units: [flat('A', '5', '1'), flat('B', '5', '1'), flat('C', '5', '1')] });
  expect(amounts(house)).toEqual([
    ['16.67', '16.67'],
    ['16.67', '16.67'],
    ['16.66', '16.66'],
  ]);
  expect(statement(house).rounding_difference_eur).toBe('0.00');
});

test('4 sample of 2023: 1,700 l for 1,408.87 EUR', () => {
  const period = { from: '2023-01-01', to: '2023-12-31' };
  const house: Record<string, unknown> = heatHouse({ plant: { energy: 'heating_oil' } }, period);
  delete house.costs;
  house.fuel_stock = {
    unit: 'l',
    closing_quantity: '800',
    layers: [
      { kind: 'purchase', date: '2023-12-31', quantity: '2000', amount_eur: '1548.12' },
      { kind: 'opening', date: '2023-01-01', quantity: '500', amount_eur: '480.00' },
    ],
  };
  const { fuel_stock, total_costs_eur } = statement(house);
  expect(fuel_stock).toEqual({
    used_quantity: '1700',
    used_eur: '1408.87',
    closing_eur: '619.25',
    closing_layers: [{ date: '2023-12-31', quantity: '800', amount_eur: '619.25' }],
  });
  expect(total_costs_eur).toBe('1408.87');
});

const co2 = (more: object) => ({
  building: 'residential',
  living_area_m2: '100',
  relief: 'show_only',
  cost_eur: '100',
  ...more,
});

test.each([
  ['1194', '11.9', '0'],
  ['1195', '12', '10'],
  ['1696', '17', '20'],
  ['5194', '51.9', '80'],
  ['5195', '52', '95'],
])('3.4 %s kg on 100 m2 are %s: landlord %s percent', (emissions_kg, perArea, percent) => {
  const { co2: split } = statement(heatHouse({ co2: co2({ emissions_kg }) }));
  expect([split?.kg_per_m2, split?.landlord_percent]).toEqual([perArea, percent]);
});

test('3.4 a short period reduces the table: 12 * 181/365 = 5.9507', () => {
  const half = { from: '2025-01-01', to: '2025-06-30' };
  const percent = (emissions_kg: string) =>
    statement(heatHouse({ co2: co2({ emissions_kg }) }, half)).co2?.landlord_percent;
  expect([percent('594'), percent('595')]).toEqual(['0', '10']);
});

test('3.6 restrictions and other buildings', () => {
  const percent = (more: object) =>
    statement(heatHouse({ co2: co2({ emissions_kg: '5200', ...more }) })).co2?.landlord_percent;
  expect(percent({ public_law_restrictions: 'one' })).toBe('47.5');
  expect(percent({ public_law_restrictions: 'both' })).toBe('0');
  expect(percent({ building: 'non_residential', public_law_restrictions: 'one' })).toBe('25');
});

test('3.2 and 3.3 an invoice of 78,540 kWh gas by gross value', () => {
  const invoices = [{ energy_kwh: '78540', calorific: 'gross', delivered_in: '2025', vat_percent: '19' }];
  const result = statement(heatHouse({ co2: { building: 'residential', living_area_m2: '412.50', invoices } }));
  expect(result.co2).toEqual({
    emissions_kg: '14246.7350256',
    kg_per_m2: '34.5',
    landlord_percent: '50',
    cost_eur: '932.45',
    landlord_eur: '466.22',
    tenants_eur: '466.23',
  });
  // 533.78 EUR are left in the pot: 30 % by area, 70 % by consumption.
  expect(result.occupants.map((occupant) => occupant.lines.map((line) => line.amount_eur))).toEqual([
    ['64.05', '93.41'],
    ['96.08', '280.23'],
  ]);
  expect(result.rounding_difference_eur).toBe('0.01');
});

test('3.5 a credit line of 50 EUR by heating before rounding', () => {
  const relief = { building: 'non_residential', relief: 'credit_line', emissions_kg: '1', cost_eur: '100' };
  // A bears 120 + 175, B bears 180 + 525.
  expect(amounts(heatHouse({ co2: relief }))).toEqual([
    ['120.00', '175.00', '-14.75'],
    ['180.00', '525.00', '-35.25'],
  ]);
});

test('4 rule 3: CO2 of the layers that were used', () => {
  const house: Record<string, unknown> = heatHouse({
    plant: { energy: 'heating_oil' },
    co2: { building: 'non_residential' },
  });
  delete house.costs;
  const layer = { amount_eur: '1000', co2_kg: '2676.284', co2_cost_eur: '0.00', quantity: '1000' };
  house.fuel_stock = {
    unit: 'l',
    closing_quantity: '250',
    layers: [
      { kind: 'opening', date: '2022-11-05', ...layer },
      { kind: 'purchase', date: '2025-03-15', ...layer, co2_cost_eur: '200.00' },
    ],
  };
  // 1,750 of 2,000 l: 4,683.497 kg; 150 EUR, half of it off the 1,750 EUR.
  expect(statement(house).co2).toEqual({
    emissions_kg: '4683.497',
    landlord_percent: '50',
    cost_eur: '150.00',
    landlord_eur: '75.00',
    tenants_eur: '75.00',
  });
  expect(amounts(house)).toEqual([
    ['201.00', '293.13'],
    ['301.50', '879.38'],
  ]);
});

test('5.4 the whole invoice by the sub-meters: 2000 / 480 = 4.166667', () => {
  const water = (id: string, cold_water_m3: string) => ({
    id,
    occupancies: [{ id, ...year, cold_water_m3, vat_percent: '7' }],
  });
  const house: Record<string, unknown> = heatHouse({
    cold_water: { amount_eur: '2000.00', main_meter_m3: '500' },
    units: [water('A', '120'), water('B', '360')],
  });
  delete house.costs;
  expect(amounts(house)).toEqual([['500.00'], ['1500.00']]);
  const [first] = statement(house).occupants;
  expect([first?.lines[0]?.unit_price_eur, first?.vat_contained_eur]).toEqual(['4.166666666667', '32.71']);
  house.cold_water = { amount_eur: '2000.00', main_meter_m3: '641' };
  expect(reasons(house)).toEqual(['cold_water_meters_disagree']);
});

/** A small generator of even choices (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

test('random houses are billed and their sums add up', () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const house = randomHouse(randomFrom(seed * 7919));
    const result = statement(JSON.parse(JSON.stringify(house)));
    const lines = result.occupants.flatMap((occupant) => occupant.lines);
    const sum = lines.reduce((total, line) => total + cents(line.amount_eur), 0n);
    expect(sum).toBe(cents(result.total_statements_eur));
    // 2.3 no. 5: at most half a cent a line, in the other mode nothing.
    const difference = 2n * cents(result.rounding_difference_eur);
    const most = house.keys.rounding === 'largest_remainder' ? 0n : BigInt(lines.length + 1);
    expect(difference <= most && -difference <= most).toBe(true);
  }
});

test('the same choices give the same house', () => {
  expect(randomHouse(randomFrom(5))).toEqual(randomHouse(randomFrom(5)));
});

test('every planted fault is refused', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 600; seed++) {
    const { house, fault } = brokenHouse(randomFrom(seed * 104_729));
    seen.add(fault);
    expect(calculate(JSON.parse(JSON.stringify(house))).ok, `${fault} ${seed}`).toBe(false);
  }
  expect([...seen].sort()).toEqual(Object.keys(faults).sort());
});
