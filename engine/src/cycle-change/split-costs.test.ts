import { describe, expect, test } from 'vitest';
import { format, parse } from '../money/decimal.ts';
import {
  both,
  change,
  changed,
  costDays,
  house,
  housePoint,
  read,
  splitAt,
  told,
  unitPoints,
  withHouse,
} from './sample-change.ts';

describe('costs', () => {
  test.each([
    [
      'energy: hot water by days, the rest by degree days',
      '/costs/0',
      'hot_water_and_degree_days',
      '959.38',
      '1040.62',
    ],
    ['what is owed for a time: by days', '/costs/1', 'days', '120.00', '245.00'],
    ['operating electricity: by degree days', '/costs/2', 'degree_days', '53.00', '47.00'],
    ['a service on one day: wholly on its side', '/costs/3', 'one_side', '60.00', '0.00'],
  ] as const)('%s', (_, path, rule, old, next) => {
    const split = splitAt(change, `${path}/amount_eur`);
    expect([split.rule, format(split.old, 2), format(split.next, 2)]).toEqual([
      rule,
      format(parse(old)),
      format(parse(next)),
    ]);
  });

  test('a side without a cost does not carry it', () => {
    const { shortHouse, remainderHouse } = changed(change);
    expect(shortHouse.costs?.map(({ id, amount_eur }) => `${id} ${amount_eur}`)).toEqual([
      'gas 959.38',
      'rent 120.00',
      'power 53.00',
      'sweep 60.00',
    ]);
    expect(remainderHouse?.costs?.map(({ id, amount_eur }) => `${id} ${amount_eur}`)).toEqual([
      'gas 1040.62',
      'rent 245.00',
      'power 47.00',
    ]);
  });

  test('the meter of the energy comes first', () => {
    const metered = { ...change, points: [...unitPoints, housePoint('energy_used', '11000', '20000')] };
    expect(splitAt(metered, '/costs/0/amount_eur')).toMatchObject({ rule: 'meter' });
    expect(both(splitAt(metered, '/costs/0/amount_eur'))).toEqual(['1100', '900']);
    expect(both(splitAt(metered, '/energy_used/quantity'))).toEqual(['11000', '9000']);
  });

  test('hot water goes by its own heat where that is measured', () => {
    const metered = { ...change, points: [...unitPoints, housePoint('hot_water_heat', '1500', '5000')] };
    // 0.25 * 0.3 + 0.75 * 0.53
    expect(both(splitAt(metered, '/costs/0/amount_eur'))).toEqual(['945', '1055']);
    expect(splitAt(metered, '/hot_water_share/heat_kwh')).toMatchObject({ rule: 'measured' });
  });

  test('an invoice that reaches into the next cycle is divided by all of its days', () => {
    const costs = costDays.map((each) => (each.id === 'rent' ? { ...each, to: '2026-04-30' as const } : each));
    // 120 of 485 days of 365.00 EUR
    expect(both(splitAt({ ...change, costs }, '/costs/1/amount_eur'))).toEqual(['90.31', '274.69']);
  });

  test('a given share names its reason', () => {
    const given = (share: string, reason: string) => ({
      ...change,
      costs: costDays.map((each) => (each.id === 'gas' ? { ...each, given: { share: parse(share), reason } } : each)),
    });
    expect(splitAt(given('0.5', 'interim invoice'), '/costs/0/amount_eur')).toMatchObject({
      rule: 'given',
      reason: 'interim invoice',
    });
    for (const bad of [given('1.1', 'x'), given('-0.1', 'x'), given('0.5', ' ')]) {
      expect(told(bad)).toEqual(['error cost_share_unreadable /costs/0/given HeizkostenV § 7(2)']);
    }
  });

  test.each([
    ['no days', costDays.slice(1), ['error cost_days_missing /house/costs/0 HeizkostenV § 7(2)']],
    [
      'days of an earlier year',
      costDays.map((each) => (each.id === 'rent' ? { ...each, from: '2024-12-31' as const } : each)),
      ['error cost_days_outside /costs/1 HeizkostenV § 7(2)'],
    ],
    [
      'days that end before they begin',
      costDays.map((each) => (each.id === 'rent' ? { ...each, to: '2024-12-31' as const } : each)),
      ['error period_reversed /costs/1 -'],
    ],
    [
      'a cost nobody knows',
      [...costDays, { id: 'x', from: '2025-01-01', to: '2025-01-02' } as const],
      ['error cycle_reference_unknown /costs/4/id -'],
    ],
    ['days twice', [...costDays, ...costDays.slice(0, 1)], ['error duplicate_id /costs/4/id -']],
  ])('%s', (_, costs, expected) => expect(told({ ...change, costs })).toEqual(expected));
});

describe('energy and CO2', () => {
  test.each([
    ['the energy used', '/energy_used/quantity', 'fuel_cost', ['9593.836', '10406.164']],
    ['heat for hot water by days', '/hot_water_share/heat_kwh', 'days', ['1643.836', '3356.164']],
    ['kilograms like the cost of the fuel', '/co2/emissions_kg', 'fuel_cost', ['1918.767', '2081.233']],
    ['and their cost', '/co2/cost_eur', 'fuel_cost', ['115.13', '124.87']],
  ] as const)('%s', (_, path, rule, parts) => {
    expect(splitAt(change, path)).toMatchObject({ rule });
    expect(both(splitAt(change, path))).toEqual(parts);
  });

  test('invoices keep their year, their energy is divided', () => {
    const co2 = {
      living_area_m2: '100',
      invoices: [{ energy_kwh: '20000', delivered_in: '2025', vat_percent: '19' }],
    };
    const { shortHouse, remainderHouse } = changed(withHouse({ co2 }));
    expect(shortHouse.co2?.invoices).toEqual([{ energy_kwh: '9593.836', delivered_in: '2025', vat_percent: '19' }]);
    expect(remainderHouse?.co2?.invoices?.[0]?.energy_kwh).toBe('10406.164');
  });

  const invoice = { energy_kwh: '20000', delivered_in: '2025', vat_percent: '19' } as const;
  const invoicesOf = (over: object) => {
    const { shortHouse, remainderHouse } = changed(
      withHouse({ co2: { living_area_m2: '100', invoices: [{ ...invoice, ...over }] } }),
    );
    return [shortHouse.co2?.invoices, remainderHouse?.co2?.invoices];
  };

  test('what the supplier stated is divided like its energy', () => {
    const whole = { emissions_kg: '4000', cost_eur: '240.00' };
    expect(invoicesOf(whole)).toEqual([
      [{ ...invoice, energy_kwh: '9593.836', emissions_kg: '1918.767', cost_eur: '115.13' }],
      [{ ...invoice, energy_kwh: '10406.164', emissions_kg: '2081.233', cost_eur: '124.87' }],
    ]);
  });

  test('an invoice with its days stays whole where it reaches, and each period takes the part of its days', () => {
    const both = { ...invoice, supplied: { from: '2025-01-01', to: '2025-12-31' } };
    expect(invoicesOf(both)).toEqual([[both], [both]]);
    const early = { ...invoice, supplied: { from: '2025-02-01', to: '2025-03-31' } };
    expect(invoicesOf(early)).toEqual([[early], []]);
  });

  test('a named part of the period is divided', () => {
    const share = { value: '0.5', by: 'meter_reading', reason: 'Zählerstand' };
    expect(invoicesOf({ share }).map((list) => list?.[0]?.share)).toEqual([
      { ...share, value: '0.24' },
      { ...share, value: '0.26' },
    ]);
  });

  test('what the supplier stated of an invoice is divided like its quantity', () => {
    const stated = { delivered_in: '2025', vat_percent: '19' };
    const quantity = { value: '2000', unit: 'l' as const };
    const co2 = {
      living_area_m2: '100',
      invoices: [{ ...stated, quantity, emissions_kg: '4000', cost_eur: '240.00' }],
    };
    const { shortHouse, remainderHouse } = changed(withHouse({ co2 }));
    const parts = [shortHouse, remainderHouse].map((house) => house?.co2?.invoices?.[0]);
    expect(parts).toEqual([
      { ...stated, quantity: { value: '959.384', unit: 'l' }, emissions_kg: '1918.767', cost_eur: '115.13' },
      { ...stated, quantity: { value: '1040.616', unit: 'l' }, emissions_kg: '2081.233', cost_eur: '124.87' },
    ]);
  });

  test('groups have their own meters or go by degree days', () => {
    const groups = { pre_split_consumption_percent: '70', list: [{ id: 'W', recorded: '1000' }] };
    const units = house.units.map((unit) => ({ ...unit, group: 'W' }));
    const input = withHouse({ groups, units });
    expect(both(splitAt(input, '/groups/list/0/recorded'))).toEqual(['530', '470']);
    const metered = [...unitPoints, { of: { group: 'W' }, series: read('G', ['0', '1000'], '600') }];
    expect(both(splitAt({ ...input, points: metered }, '/groups/list/0/recorded'))).toEqual(['600', '400']);
  });

  test('cold water goes by the volume, and a side without any has none', () => {
    const points = (old: string) => [
      ...unitPoints,
      { of: { unit: 'A', use: 'cold_water' } as const, series: read('KA', ['0', '40'], old) },
      { of: { unit: 'B', use: 'cold_water' } as const, series: read('KB', ['0', '60'], old) },
    ];
    const input = withHouse({ cold_water: { amount_eur: '500.00' } });
    expect(both(splitAt({ ...input, points: points('20') }, '/cold_water/amount_eur'))).toEqual(['200', '300']);
    expect(changed({ ...input, points: points('0') }).shortHouse).not.toHaveProperty('cold_water');
    expect(both(splitAt(input, '/cold_water/amount_eur'))).toEqual(['164.38', '335.62']);
  });
});
