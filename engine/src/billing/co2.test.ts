import { describe, expect, test } from 'vitest';
import type { House, HouseCo2 } from './house.ts';
import { amounts, billed, during, flat, told, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

// 3454 kg on 100 m2 are 34.5 kg/m2: half and half.
const half: HouseCo2 = { building: 'residential', living_area_m2: '100', emissions_kg: '3454', cost_eur: '200.01' };
const withCo2 = (co2: HouseCo2, house: House = twoFlats): House => ({ ...house, co2 });

describe('the split', () => {
  test('classifies, rounds the landlord part and leaves the rest', () => {
    expect(billed(withCo2(half)).co2).toEqual({
      emissions_kg: '3454',
      kg_per_m2: '34.5',
      landlord_percent: '50',
      cost_eur: '200.01',
      landlord_eur: '100.01',
      tenants_eur: '100.00',
    });
  });

  test('takes the landlord part from the exact cost', () => {
    // Half of 10.005 is 5.0025; half of the rounded 10.01 would be 5.01.
    expect(billed(withCo2({ ...half, cost_eur: '10.005' })).co2).toMatchObject({
      cost_eur: '10.01',
      landlord_eur: '5.00',
      tenants_eur: '5.01',
    });
  });

  test.each<[string, Partial<HouseCo2>, string]>([
    ['one restriction halves', { public_law_restrictions: 'one' }, '25'],
    ['one restriction on the last row', { public_law_restrictions: 'one', emissions_kg: '6000' }, '47.5'],
    ['both drop it', { public_law_restrictions: 'both' }, '0'],
    ['non-residential half', { building: 'non_residential', emissions_kg: '100' }, '50'],
    ['non-residential under a restriction', { building: 'non_residential', public_law_restrictions: 'one' }, '25'],
    ['a plant under GModG section 43 before 2028', { section_43_plant: true }, '50'],
  ])('%s', (_, change, percent) => {
    expect(billed(withCo2({ ...half, ...change })).co2?.landlord_percent).toBe(percent);
  });

  test('a non-residential building needs no living area', () => {
    const co2 = billed(withCo2({ building: 'non_residential', emissions_kg: '100', cost_eur: '9.00' })).co2;
    expect(co2).toMatchObject({ landlord_eur: '4.50' });
    expect(co2).not.toHaveProperty('kg_per_m2');
  });

  test('a shorter period shrinks the table', () => {
    const period = { from: '2025-01-01', to: '2025-03-14' } as const;
    const units = [flat('A', '100', { ...period, heating: '1' })];
    const percent = (kg: string) =>
      billed({ ...twoFlats, period, units, co2: { ...half, emissions_kg: kg, cost_eur: '9.00' } }).co2
        ?.landlord_percent;
    expect([percent('234'), percent('240')]).toEqual(['0', '10']);
  });
});

describe('relief', () => {
  test('deduct_from_pot distributes the rest', () => {
    const result = billed(withCo2({ ...half, relief: 'deduct_from_pot', cost_eur: '200.00' }));
    expect(amounts(result, 'A')).toEqual({ heating_base: '162.00', heating_consumption: '378.00', total: '540.00' });
    expect(result).toMatchObject({
      total_costs_eur: '1000.00',
      total_statements_eur: '900.00',
      rounding_difference_eur: '0.00',
    });
  });

  test('it is the default, and takes from each scope in proportion to its fuel', () => {
    const costs = [
      { id: 'c', kind: 'fuel', scope: 'combined', amount_eur: '600.00' },
      { id: 'h', kind: 'heat_supply', scope: 'heating', amount_eur: '200.00' },
      { id: 'd', kind: 'fuel_delivery', scope: 'hot_water', amount_eur: '200.00' },
      { id: 'r', kind: 'metering_rent', scope: 'heating', amount_eur: '100.00' },
    ] as const;
    const result = billed(withCo2({ ...half, cost_eur: '200.00' }, { ...twoFlatsWithHotWater, costs }));
    // 100 off 1000: combined 540, heating 180 + 100, hot water 180. Pots 0.75 * 540 + 280 = 685, 0.25 * 540 + 180 = 315.
    expect(amounts(result, 'A')).toEqual({
      heating_base: '123.30',
      heating_consumption: '287.70',
      hot_water_base: '56.70',
      hot_water_consumption: '132.30',
      total: '600.00',
    });
  });

  test('credit_line gives it back by heating and hot water before rounding, without cold water', () => {
    const cold = { cold_water_m3: '10' };
    const units = [
      flat('A', '60', { heating: '600', ...cold }),
      flat('B', '40', { heating: '400', vacant: true, ...cold }),
    ];
    const house = { ...twoFlats, units, cold_water: { amount_eur: '100.00' } };
    const result = billed(withCo2({ ...half, relief: 'credit_line' }, house));
    // 100.01 by 600 : 400, and a credit rounds away from zero as well.
    expect(amounts(result, 'A')).toMatchObject({ cold_water: '50.00', co2_credit: '-60.01', total: '589.99' });
    expect(amounts(result, 'B')).toMatchObject({ co2_credit: '-40.00', total: '410.00' });
    expect(result).toMatchObject({
      total_costs_eur: '1100.00',
      total_statements_eur: '999.99',
      rounding_difference_eur: '0.00',
    });
    expect(result.occupants[0]?.lines.at(-1)).toEqual({
      code: 'co2_credit',
      units: '600',
      unit_price_eur: '-0.10001',
      amount_eur: '-60.01',
    });
  });

  test('show_only distributes everything', () => {
    const result = billed(withCo2({ ...half, relief: 'show_only' }));
    expect(result).toMatchObject({ total_statements_eur: '1000.00', rounding_difference_eur: '0.00' });
    expect(result.co2?.landlord_eur).toBe('100.01');
  });
});

describe('where kilograms and cost come from', () => {
  const from = (co2: object, house: object = {}): House =>
    ({ ...twoFlats, ...house, co2: { building: 'residential', living_area_m2: '412.50', ...co2 } }) as unknown as House;
  const invoice = { energy_kwh: '78540', calorific: 'gross', delivered_in: '2025', vat_percent: '19' };
  const layer = {
    kind: 'opening',
    date: '2025-01-01',
    quantity: '1200',
    amount_eur: '1044.00',
    co2_kg: '3211.6',
    co2_cost_eur: '0.00',
  };
  const stock = (layers: object[], closing = '0') => ({
    plant: { energy: 'heating_oil' },
    costs: undefined,
    fuel_stock: { unit: 'l', closing_quantity: closing, layers },
  });
  const maintenance = { id: 'm', kind: 'maintenance', scope: 'heating', amount_eur: '9.00' };
  const nothing = { id: 'g', kind: 'fuel', scope: 'heating', amount_eur: '0.00' };
  const pots = { heating: { base_eur: '300', consumption_eur: '700' } };
  const stockMissing = 'warning fuel_stock_missing /fuel_stock HeizkostenV § 7(2)';
  const invoices = (change: object) => from({ invoices: [{ ...invoice, ...change }] });

  test('invoices', () => {
    expect(
      billed(
        from({ invoices: [invoice] }, { costs: [{ id: 'g', kind: 'fuel', scope: 'heating', amount_eur: '9000.00' }] }),
      ).co2,
    ).toEqual({
      emissions_kg: '14246.7350256',
      kg_per_m2: '34.5',
      landlord_percent: '50',
      cost_eur: '932.45',
      landlord_eur: '466.22',
      tenants_eur: '466.23',
    });
    expect(billed(invoices({ delivered_in: '2022' })).co2).toMatchObject({
      emissions_kg: '14246.7350256',
      cost_eur: '0.00',
    });
  });

  test('the layers of a stock, as far as they were used', () => {
    const layers = [
      layer,
      { ...layer, kind: 'purchase', date: '2025-05-01', quantity: '1000', co2_kg: '2676', co2_cost_eur: '175.00' },
    ];
    // 250 of the newer 1000 l are left: three quarters of its kilograms and cost were used.
    expect(billed(from({}, stock(layers, '250'))).co2).toMatchObject({ emissions_kg: '5218.6', cost_eur: '131.25' });
  });

  test('s. 11(2): of a layer from before the act only the kilograms count', () => {
    const old = { ...layer, date: '2022-11-30', co2_cost_eur: '96.00' };
    const bought = {
      ...layer,
      kind: 'purchase',
      date: '2025-05-01',
      quantity: '1000',
      co2_kg: '2676',
      co2_cost_eur: '175.00',
    };
    const house = from({}, stock([old, bought], '250'));
    expect(billed(house).co2).toMatchObject({ emissions_kg: '5218.6', cost_eur: '131.25' });
    expect(told(house)).toEqual(['info co2_cost_before_act /fuel_stock/layers/0/co2_cost_eur CO2KostAufG § 11(2)']);
    expect(billed(house).reasons?.['co2/cost']).toMatchObject({
      inputs: ['/fuel_stock/layers/1/co2_cost_eur', 'fuel_stock/used_quantity'],
      parameter: { id: 'co2kostaufg.11.cost_from_year', value: '2023' },
    });
  });

  test.each<[string, House, ...string[]]>([
    ['none', from({}), 'error co2_sources /co2 CO2KostAufG § 3(1)'],
    [
      'two',
      from({ emissions_kg: '1', cost_eur: '1.00', invoices: [invoice] }),
      'error co2_sources /co2 CO2KostAufG § 3(1)',
    ],
    ['kilograms without cost', from({ emissions_kg: '1' }), 'error co2_sources /co2/cost_eur CO2KostAufG § 3(1)'],
    ['cost without kilograms', from({ cost_eur: '1' }), 'error co2_sources /co2/emissions_kg CO2KostAufG § 3(1)'],
    [
      'a layer without cost',
      from({}, stock([{ ...layer, co2_cost_eur: undefined }])),
      'error co2_sources /fuel_stock/layers/0 CO2KostAufG § 3(1)',
    ],
    [
      'a stock beside named kilograms',
      from({ emissions_kg: '1', cost_eur: '1.00' }, stock([layer])),
      'info co2_stock_unused /fuel_stock CO2KostAufG § 3(1)',
    ],
    [
      'a fuel of several factors',
      from({ invoices: [{ ...invoice, calorific: 'net' }] }, { plant: { energy: 'hard_coal' } }),
      stockMissing,
      'error co2_no_factor /co2/invoices/0 CO2KostAufG § 3(1)',
    ],
    [
      'oil counted gross',
      from({ invoices: [invoice] }, { plant: { energy: 'heating_oil' } }),
      stockMissing,
      'error co2_no_factor /co2/invoices/0 CO2KostAufG § 3(1)',
    ],
    [
      'invoices of an energy that is not named',
      from({ invoices: [invoice, invoice] }, { plant: undefined }),
      'error missing_field /plant/energy -',
    ],
    [
      'invoices of an energy that does not exist',
      from({ invoices: [invoice] }, { plant: { energy: 'peat' } }),
      'error unknown_value /plant/energy -',
    ],
    [
      'a year without a price',
      invoices({ delivered_in: '2027' }),
      'error co2_no_price /co2/invoices/0/delivered_in CO2KostAufG § 4',
    ],
    ['a year that is none', invoices({ delivered_in: '25' }), 'error wrong_type /co2/invoices/0/delivered_in -'],
    [
      'wood',
      from({ emissions_kg: '1', cost_eur: '1.00' }, { plant: { energy: 'pellets' } }),
      stockMissing,
      'warning co2_fuel_not_covered /co2 CO2KostAufG § 2(1)',
    ],
    [
      'a layer without kilograms',
      from({}, stock([{ ...layer, co2_kg: undefined }])),
      'error co2_sources /fuel_stock/layers/0 CO2KostAufG § 3(1)',
    ],
    ['no invoice on the list', from({ invoices: [] }), 'error co2_sources /co2/invoices CO2KostAufG § 3(1)'],
    [
      'a stock beside invoices',
      from({ invoices: [{ ...invoice, calorific: 'net', energy_kwh: '1' }] }, stock([layer])),
      'info co2_stock_unused /fuel_stock CO2KostAufG § 3(1)',
    ],
    ['a stock that lacks cost', from({ ...half }, stock([layer, { ...layer, co2_cost_eur: undefined }]))],
    ['a stock that lacks kilograms', from({ ...half }, stock([{ ...layer, co2_kg: undefined }]))],
    [
      'more left of a stock than there was',
      from({}, stock([layer], '9999')),
      'error closing_stock_too_large /fuel_stock/closing_quantity HeizkostenV § 7(2)',
    ],
    ['a year of five digits', invoices({ delivered_in: '12025' }), 'error wrong_type /co2/invoices/0/delivered_in -'],
    ['a year and more', invoices({ delivered_in: '2025a' }), 'error wrong_type /co2/invoices/0/delivered_in -'],
    ['a year as a number', invoices({ delivered_in: 2025 }), 'error wrong_type /co2/invoices/0/delivered_in -'],
    ['nothing to say', from({ ...half })],
    ['as much as the fuel', from({ ...half, living_area_m2: '100', cost_eur: '2000.00' })],
    ['as much as the amounts', from({ ...half, living_area_m2: '100', cost_eur: '2000.00', relief: 'credit_line' })],
    ['no cost, of no fuel', from({ ...half, cost_eur: '0' }, { costs: [maintenance] })],
    ['no cost, of nothing', from({ ...half, cost_eur: '0', relief: 'credit_line' }, { costs: [nothing] })],
    ['no cost, of pots', from({ ...half, cost_eur: '0' }, { costs: undefined, pots })],
    ['a credit beside pots', from({ ...half, relief: 'credit_line' }, { costs: undefined, pots })],
    [
      'no living area',
      from({ living_area_m2: undefined, emissions_kg: '1', cost_eur: '1.00' }),
      'error co2_area_missing /co2 CO2KostAufG § 5(1)',
    ],
    [
      'a living area of zero',
      from({ living_area_m2: '0', emissions_kg: '1', cost_eur: '1.00' }),
      'error not_positive /co2/living_area_m2 -',
    ],
    [
      'more than the fuel',
      from({ emissions_kg: '90000', cost_eur: '5000.00' }),
      'error co2_exceeds_fuel_costs /co2 CO2KostAufG § 7(1)',
    ],
    [
      'a credit above the amounts',
      from({ relief: 'credit_line', emissions_kg: '90000', cost_eur: '5000.00' }),
      'error co2_exceeds_fuel_costs /co2 CO2KostAufG § 7(1)',
    ],
    [
      'a deduction from pots',
      from({ emissions_kg: '90000', cost_eur: '50.00' }, { costs: undefined, pots }),
      'error co2_without_fuel_costs /co2 CO2KostAufG § 7(1)',
    ],
    [
      'before the act',
      during(from({ emissions_kg: '1', cost_eur: '1.00' }), '2022-12-31', '2023-12-30'),
      'error co2_before_act /co2 CO2KostAufG § 11(2)',
    ],
    ['another plant in 2028', during(from({ ...half }), '2027-07-01', '2028-06-30')],
    [
      'a section 43 plant in 2028',
      // However much it costs: what was not split is compared with nothing.
      during(from({ section_43_plant: true, emissions_kg: '90000', cost_eur: '5000.00' }), '2027-07-01', '2028-06-30'),
      'error co2_section_43_not_yet /co2/section_43_plant CO2KostAufG § 5a',
    ],
  ])('%s', (_, house, ...findings) => expect(told(house)).toEqual(findings));
});

test.each(['pellets', 'wood_chips', 'firewood', 'electricity_heat_pump'] as const)(
  'CO2KostAufG s. 2(1): %s is split, with a warning',
  (energy) => {
    const costs = [{ id: 'h', kind: 'heat_supply', scope: 'heating', amount_eur: '1000.00' }] as const;
    expect(told({ ...withCo2(half), costs, plant: { energy } })).toEqual([
      'warning co2_fuel_not_covered /co2 CO2KostAufG § 2(1)',
    ]);
  },
);

describe('a landlord part above the cost it is taken from', () => {
  const more: HouseCo2 = { ...half, cost_eur: '3000.00' };

  test.each([['deduct_from_pot'], ['credit_line']] as const)('is billed to nobody by %s', (relief) => {
    const exceeds = (landlord: string) => told(withCo2({ ...half, cost_eur: landlord, relief }));
    expect(exceeds('2000.00')).toEqual([]);
    expect(exceeds('2000.02')).toEqual(['error co2_exceeds_fuel_costs /co2 CO2KostAufG § 7(1)']);
  });

  test('is shown, where it is not taken from anything', () => {
    expect(told(withCo2({ ...more, relief: 'show_only' }))).toEqual([]);
  });

  test.each([['deduct_from_pot'], ['credit_line']] as const)('needs a cost to take it from: %s', (relief) => {
    const costs = [{ id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '0.00' }] as const;
    expect(told(withCo2({ ...more, relief }, { ...twoFlats, costs }))).toEqual([
      'error co2_without_fuel_costs /co2 CO2KostAufG § 7(1)',
    ]);
  });
});
