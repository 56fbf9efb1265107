import { describe, expect, test } from 'vitest';
import type { House, HouseCo2, HouseFailure, HouseUnit } from './house.ts';
import { parametersOf } from './reasons.ts';
import { billed, flat, grouped, ready, rich, stocked, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

/*
 * What each step says and what it was calculated from, a line each:
 *   id: value unit by provision, parameters <- inputs
 */

/** Writes the steps of a house that some lines name, in their order, as such lines. */
function stepsOf(house: House, lines: readonly string[]): string[] {
  const { reasons = {} } = billed(house);
  return lines.map((line) => {
    const id = line.slice(0, line.indexOf(':'));
    const reason = reasons[id];
    if (reason === undefined) return `${id}: no such step`;
    const { value, unit, legal_basis, inputs } = reason;
    const law = [legal_basis, ...parametersOf(reason).map((each) => each.id)].join(', ');
    return `${id}: ${value} ${unit} by ${law} <- ${inputs.join(' ')}`;
  });
}

type Row = readonly [why: string, house: House, lines: string];

function check(_: string, house: House, text: string): void {
  const lines = text.trim().split(/\n\s*/);
  expect(stepsOf(house, lines)).toEqual(lines);
}

describe('the share of hot water (HeizkostenV s. 9)', () => {
  const share = (change: Partial<House>): House => ({ ...twoFlatsWithHotWater, ...change });
  const byVolume = { method: 'volume', volume_m3: '20', reason: 'no meter' } as const;
  const gas = { quantity: '1000', unit: 'm3' } as const;
  const withoutMeters = twoFlats.units.map((unit) => ({ ...unit, hot_water_area_m2: '50' }));
  const heatPump = { energy: 'electricity_heat_pump' } as const;
  const byArea = { method: 'area', area_m2: '100', reason: 'no meter' } as const;

  test.each<Row>([
    [
      'measured',
      share({}),
      `hot_water_share/heat: 2500 kWh by HeizkostenV § 9(2) <- /hot_water_share/heat_kwh
       hot_water_share: 0.25 1 by HeizkostenV § 9 <- hot_water_share/heat /energy_used/quantity`,
    ],
    [
      'given',
      share({ hot_water_share: { method: 'given', share: '1/4' } }),
      'hot_water_share: 0.25 1 by HeizkostenV § 9 <- /hot_water_share/share',
    ],
    [
      'by volume',
      share({ hot_water_share: byVolume }),
      'hot_water_share/heat: 2500 kWh by HeizkostenV § 9(2), heizkostenv.9.volume_formula <- /hot_water_share/volume_m3 /plant/energy',
    ],
    [
      'by volume and temperature, gas by gross value',
      share({
        plant: { energy: 'natural_gas', billed_as: 'gross' },
        hot_water_share: { ...byVolume, temperature_c: '50' },
      }),
      'hot_water_share/heat: 2220 kWh by HeizkostenV § 9(2), heizkostenv.9.volume_formula, heizkostenv.9.gross_gas_factor <- /hot_water_share/volume_m3 /hot_water_share/temperature_c /plant/energy /plant/billed_as',
    ],
    [
      'by volume, commercial supply of heat from gas',
      share({ plant: { energy: 'natural_gas', commercial_heat_supply: true }, hot_water_share: byVolume }),
      'hot_water_share/heat: 2173.913043478261 kWh by HeizkostenV § 9(2), heizkostenv.9.volume_formula, heizkostenv.9.commercial_supply_divisor <- /hot_water_share/volume_m3 /plant/energy /plant/commercial_heat_supply',
    ],
    [
      'by area, district heating, which is commercial supply without a word',
      share({ plant: { energy: 'district_heating' }, hot_water_share: byArea, units: withoutMeters }),
      'hot_water_share/heat: 2782.608695652174 kWh by HeizkostenV § 9(2), heizkostenv.9.area_formula, heizkostenv.9.commercial_supply_divisor <- /hot_water_share/area_m2 /period/from /period/to /plant/energy',
    ],
    [
      'by area, a heat pump',
      share({ plant: heatPump, hot_water_share: byArea, units: withoutMeters }),
      'hot_water_share/heat: 960 kWh by HeizkostenV § 9(2), heizkostenv.9.area_formula, heizkostenv.9.heat_pump_factor <- /hot_water_share/area_m2 /period/from /period/to /plant/energy',
    ],
    [
      'of m3 at the value of the table',
      share({ energy_used: gas }),
      'hot_water_share: 0.25 1 by HeizkostenV § 9, heizkostenv.9.net_calorific_values <- hot_water_share/heat /plant/energy /energy_used/quantity',
    ],
    [
      'of m3 at the value of the invoice',
      share({ plant: { energy: 'natural_gas', net_calorific_value: '12.5' }, energy_used: gas }),
      'hot_water_share: 0.2 1 by HeizkostenV § 9 <- hot_water_share/heat /plant/net_calorific_value /energy_used/quantity',
    ],
    [
      'of a stock',
      { ...stocked, units: twoFlatsWithHotWater.units, hot_water_share: { method: 'measured', heat_kwh: '900' } },
      'hot_water_share: 0.1 1 by HeizkostenV § 9, heizkostenv.9.net_calorific_values <- hot_water_share/heat /plant/energy fuel_stock/used_quantity',
    ],
  ])('%s', check);
});

describe('the CO2 cost (CO2KostAufG)', () => {
  const named = { building: 'residential', living_area_m2: '100', emissions_kg: '3454', cost_eur: '200.00' } as const;
  const withCo2 = (co2: HouseCo2): House => ({ ...twoFlats, co2 });
  const invoice = { energy_kwh: '9000', delivered_in: '2025', vat_percent: '19' };

  test.each<Row>([
    [
      'as named',
      withCo2(named),
      `co2/emissions: 3454 kg by CO2KostAufG § 3(1) <- /co2/emissions_kg
       co2/cost: 200 EUR by CO2KostAufG § 3(3) <- /co2/cost_eur
       co2/class: 34.5 kg/m2 by CO2KostAufG § 5(1) <- co2/emissions /co2/living_area_m2
       co2/percent: 50 % by CO2KostAufG § 5(2), co2kostaufg.5.stages <- co2/class /period/from /period/to
       co2/landlord: 100.00 EUR by CO2KostAufG § 7(1) <- co2/cost co2/percent`,
    ],
    [
      'of invoices',
      withCo2({ living_area_m2: '100', invoices: [invoice, { ...invoice, delivered_in: '2024' }] }),
      `co2/emissions: 3615.84 kg by CO2KostAufG § 3(1), ebev2030.annex_2.factors <- /co2/invoices/0/energy_kwh /co2/invoices/1/energy_kwh /plant/energy
       co2/cost: 215.14248 EUR by CO2KostAufG § 3(3), behg.10.certificate_price, ebev2030.annex_2.factors, behg.10.certificate_price <- /co2/invoices/0/energy_kwh /co2/invoices/1/energy_kwh /plant/energy /co2/invoices/0/delivered_in /co2/invoices/1/delivered_in /co2/invoices/0/vat_percent /co2/invoices/1/vat_percent`,
    ],
    [
      'of a stock, in a building that is not residential',
      stocked,
      `co2/emissions: 2408.4 kg by CO2KostAufG § 3(1) <- /fuel_stock/layers/0/co2_kg fuel_stock/used_quantity
       co2/cost: 9 EUR by CO2KostAufG § 3(3) <- /fuel_stock/layers/0/co2_cost_eur fuel_stock/used_quantity
       co2/percent: 50 % by CO2KostAufG § 8(1), co2kostaufg.8.landlord <- /period/from /period/to`,
    ],
    [
      'not residential, but of a known area',
      withCo2({ ...named, building: 'non_residential' }),
      `co2/class: 34.5 kg/m2 by CO2KostAufG § 5(1) <- co2/emissions /co2/living_area_m2
       co2/percent: 50 % by CO2KostAufG § 8(1), co2kostaufg.8.landlord <- /period/from /period/to`,
    ],
    [
      'under a restriction',
      withCo2({ ...named, public_law_restrictions: 'one' }),
      'co2/percent: 25 % by CO2KostAufG § 5(2), co2kostaufg.5.stages, co2kostaufg.9.restrictions <- co2/class /co2/public_law_restrictions /period/from /period/to',
    ],
  ])('%s', check);
});

describe('costs and pots', () => {
  const mixed: House = {
    ...rich,
    costs: [
      { id: 'gas', kind: 'fuel', scope: 'combined', amount_eur: '600.00' },
      { id: 'heat', kind: 'heat_supply', scope: 'heating', amount_eur: '200.00' },
      { id: 'rent', kind: 'metering_rent', scope: 'heating', amount_eur: '100.00' },
      { id: 'water', kind: 'water_supply', scope: 'hot_water', amount_eur: '50.00' },
    ],
  };
  const maintenance = { id: 'm', kind: 'maintenance', scope: 'combined', amount_eur: '90.00' } as const;
  const byUnits = [
    { id: 'A', recorded: '1' },
    { id: 'B', recorded: '3' },
  ];

  test.each<Row>([
    [
      'a stock',
      stocked,
      `fuel_stock/used_quantity: 900 l by HeizkostenV § 7(2) <- /fuel_stock/layers/0/quantity /fuel_stock/closing_quantity
       fuel_stock/closing: 90.00 EUR by HeizkostenV § 7(2) <- /fuel_stock/layers/0/quantity /fuel_stock/layers/0/amount_eur /fuel_stock/closing_quantity
       fuel_stock/used: 810 EUR by HeizkostenV § 7(2) <- /fuel_stock/layers/0/amount_eur fuel_stock/closing`,
    ],
    [
      'a stock beside other costs',
      { ...stocked, costs: [maintenance] },
      'costs/combined: 900 EUR by HeizkostenV § 7(2) <- /costs/0/amount_eur fuel_stock/used',
    ],
    [
      'three scopes, and the part of the landlord deducted from their fuel',
      mixed,
      `costs/combined: 600 EUR by HeizkostenV § 7(2) <- /costs/0/amount_eur
       costs/heating: 300 EUR by HeizkostenV § 7(2) <- /costs/1/amount_eur /costs/2/amount_eur
       costs/hot_water: 50 EUR by HeizkostenV § 7(2) <- /costs/3/amount_eur
       costs/fuel: 800 EUR by CO2KostAufG § 7(1) <- /costs/0/amount_eur /costs/1/amount_eur
       costs/heating/fuel: 200 EUR by CO2KostAufG § 7(1) <- /costs/1/amount_eur
       co2/deductions/heating: 25 EUR by CO2KostAufG § 7(1) <- co2/landlord costs/heating/fuel costs/fuel
       pots/heating: 668.75 EUR by HeizkostenV § 9(1) <- costs/combined co2/deductions/combined costs/heating co2/deductions/heating hot_water_share
       pots/hot_water: 181.25 EUR by HeizkostenV § 9(1) <- costs/combined co2/deductions/combined costs/hot_water hot_water_share`,
    ],
    [
      'common costs without hot water',
      { ...twoFlats, costs: [maintenance] },
      'pots/heating: 90 EUR by HeizkostenV § 9(1) <- costs/combined',
    ],
    [
      'a group of a named area',
      grouped,
      `pots/heating/groups_recorded: 3 as recorded by HeizkostenV § 6(2) <- /groups/list/0/recorded /groups/list/1/recorded
       pots/heating/groups_area: 100 m2 by HeizkostenV § 6(2) <- /groups/list/0/area_m2 /groups/list/1/area_m2
       pots/heating/groups/1: 586.666666666667 EUR by HeizkostenV § 6(2), heizkostenv.6.group_consumption_min <- pots/heating /groups/pre_split_consumption_percent /groups/list/1/recorded /groups/list/1/area_m2 pots/heating/groups_recorded pots/heating/groups_area`,
    ],
    [
      'a group whose area is the sum of its units (s. 6(2))',
      {
        ...grouped,
        groups: { pre_split_consumption_percent: '50', list: byUnits },
        units: [...grouped.units, { ...flat('C', '0'), heating_area_m2: undefined, group: 'A' }] as House['units'],
      },
      `pots/heating/groups_area: 100 m2 by HeizkostenV § 6(2) <- pots/heating/groups/0/area_named pots/heating/groups/1/area_named
       pots/heating/groups/0: 425 EUR by HeizkostenV § 6(2), heizkostenv.6.group_consumption_min <- pots/heating /groups/pre_split_consumption_percent /groups/list/0/recorded pots/heating/groups/0/area_named pots/heating/groups_recorded pots/heating/groups_area
       pots/heating/groups/0/area_named: 60 m2 by HeizkostenV § 6(2) <- /units/0/heating_area_m2`,
    ],
  ])('%s', check);
});

describe('substitutes (HeizkostenV s. 9a)', () => {
  const failed = (failure: HouseFailure): House => ({
    ...twoFlats,
    units: [
      flat('A', '20', {}, { heating_failed: failure }),
      flat('B', '50', { heating: '300' }),
      flat('C', '30', {}, { heating: '500' }),
    ],
  });

  test.each<Row>([
    [
      'a value given',
      failed({ method: 'building_average', value: '7' }),
      'substitutes/units/0/heating_failed: 7 as recorded by HeizkostenV § 9a(1) <- /units/0/heating_failed/method /units/0/heating_failed/value',
    ],
    [
      'the earlier value',
      failed({ method: 'previous_periods', previous: '300' }),
      'substitutes/units/0/heating_failed: 300 as recorded by HeizkostenV § 9a(1) <- /units/0/heating_failed/method /units/0/heating_failed/previous',
    ],
    [
      'the earlier value with the trend of the others',
      failed({ method: 'previous_periods', previous: '300', others_previous: '1600' }),
      'substitutes/units/0/heating_failed: 150 as recorded by HeizkostenV § 9a(1) <- /units/0/heating_failed/method /units/0/heating_failed/previous /units/0/heating_failed/others_previous pots/heating/others_recorded',
    ],
    [
      'a comparable flat',
      failed({ method: 'comparable_rooms', reference_unit: 'C' }),
      'substitutes/units/0/heating_failed: 333.333333333333 as recorded by HeizkostenV § 9a(1) <- /units/0/heating_failed/method /units/2/heating /units/2/heating_area_m2 /units/0/heating_area_m2',
    ],
    [
      'the average, which counts in the whole and is what its unit is charged for',
      failed({ method: 'building_average' }),
      `pots/heating/others_recorded: 800 as recorded by HeizkostenV § 9a(1) <- /units/1/occupancies/0/heating /units/2/heating
       pots/heating/others_area: 80 m2 by HeizkostenV § 9a(1) <- /units/1/heating_area_m2 /units/2/heating_area_m2
       substitutes/units/0/heating_failed: 200 as recorded by HeizkostenV § 9a(1) <- /units/0/heating_failed/method pots/heating/others_recorded pots/heating/others_area /units/0/heating_area_m2
       pots/heating/recorded: 1000 as recorded by HeizkostenV § 7(1) <- substitutes/units/0/heating_failed /units/1/occupancies/0/heating /units/2/heating
       occupants/units/0/occupancies/0/heating_consumption: 140.00 EUR by HeizkostenV § 7(1) <- substitutes/units/0/heating_failed pots/heating/consumption_price`,
    ],
  ])('%s', check);
});

describe('parts and prices', () => {
  const failure = { heating_failed: { method: 'building_average' } } as const;
  const byArea: readonly HouseUnit[] = [flat('A', '60', {}, failure), flat('B', '40', { heating: '1' })];
  const bothReady: House = {
    ...ready,
    pots: { ...ready.pots, hot_water: { base_eur: '3.00', consumption_eur: '4.00' } },
    units: twoFlatsWithHotWater.units,
  };

  test.each<Row>([
    [
      'heating and hot water',
      rich,
      `pots/heating/area: 120 m2 by HeizkostenV § 7(1) <- /units/0/heating_area_m2 /units/1/heating_area_m2 /units/2/heating_area_m2
       pots/heating/recorded: 1200 as recorded by HeizkostenV § 7(1) <- /units/0/heating /units/1/occupancies/0/heating substitutes/units/2/heating_failed
       pots/heating/base: 202.5 EUR by HeizkostenV § 7(1) <- pots/heating /keys/heating_consumption_percent
       pots/heating/base_price: 1.6875 EUR by HeizkostenV § 7(1) <- pots/heating/base pots/heating/area
       pots/heating/consumption: 472.5 EUR by HeizkostenV § 7(1) <- pots/heating /keys/heating_consumption_percent
       pots/heating/consumption_price: 0.39375 EUR by HeizkostenV § 7(1) <- pots/heating/consumption pots/heating/recorded
       pots/hot_water/area: 110 m2 by HeizkostenV § 8(1) <- /units/0/hot_water_area_m2 /units/1/hot_water_area_m2 /units/2/hot_water_area_m2
       pots/hot_water/recorded: 51 m3 by HeizkostenV § 8(1) <- /units/0/hot_water_m3 /units/1/occupancies/0/hot_water_m3 /units/2/occupancies/0/hot_water_m3
       pots/hot_water/base: 67.5 EUR by HeizkostenV § 8(1) <- pots/hot_water /keys/hot_water_consumption_percent
       pots/hot_water/base_price: 0.613636363636 EUR by HeizkostenV § 8(1) <- pots/hot_water/base pots/hot_water/area
       pots/hot_water/consumption: 157.5 EUR by HeizkostenV § 8(1) <- pots/hot_water /keys/hot_water_consumption_percent
       pots/hot_water/consumption_price: 3.088235294118 EUR by HeizkostenV § 8(1) <- pots/hot_water/consumption pots/hot_water/recorded`,
    ],
    [
      'groups by a key of their own and by that of the house',
      grouped,
      `pots/heating/groups/0/base: 165.333333333333 EUR by HeizkostenV § 7(1) <- pots/heating/groups/0 /groups/list/0/heating_consumption_percent
       pots/heating/groups/1/consumption: 410.666666666667 EUR by HeizkostenV § 7(1) <- pots/heating/groups/1 /keys/heating_consumption_percent`,
    ],
    [
      'pots calculated elsewhere',
      bothReady,
      `pots/heating/base: 1 EUR by HeizkostenV § 7(1) <- /pots/heating/base_eur
       pots/hot_water/consumption: 4 EUR by HeizkostenV § 8(1) <- /pots/hot_water/consumption_eur`,
    ],
    [
      'pots calculated elsewhere, by area alone',
      { ...ready, units: byArea },
      'pots/heating/base: 3 EUR by HeizkostenV § 9a(2), heizkostenv.9a.substitute_area_max <- /pots/heating/base_eur /pots/heating/consumption_eur',
    ],
    [
      'nothing recorded',
      { ...twoFlats, units: [flat('A', '60'), flat('B', '40')] },
      'pots/heating/consumption_price: 7 EUR by HeizkostenV § 7(1) <- pots/heating/consumption pots/heating/area',
    ],
    [
      'by area alone, the credit as well',
      { ...stocked, units: byArea },
      `pots/heating/base: 810 EUR by HeizkostenV § 9a(2), heizkostenv.9a.substitute_area_max <- pots/heating
       co2/credit_price: -0.005555555556 EUR/EUR by CO2KostAufG § 7(1) <- co2/landlord pots/heating/base`,
    ],
  ])('%s', check);

  test('by area alone there is no consumption part, and nothing is summed up for it', () => {
    const ids = Object.keys(billed({ ...twoFlats, units: byArea }).reasons ?? {});
    expect(ids.filter((id) => id.startsWith('pots/'))).toEqual([
      'pots/heating',
      'pots/heating/area',
      'pots/heating/base',
      'pots/heating/base_price',
    ]);
  });
});

describe('lines', () => {
  const [changed, ...others] = rich.units as [HouseUnit, ...HouseUnit[]];
  const interim: HouseUnit = {
    id: 'A',
    heating_area_m2: '60',
    occupancies: changed.occupancies.map((each) => ({ ...each, heating: '3', cold_water_m3: '4' })),
  };
  const keyed = (keys: object): House => ({ ...rich, keys: { ...rich.keys, ...keys } });

  test.each<Row>([
    [
      'of a part of the period',
      rich,
      `time/units/0/occupancies/0/heating: 0.64 1 by HeizkostenV § 9b(2), vdi2067.degree_days.14_13_13 <- /units/0/occupancies/0/from /units/0/occupancies/0/to /period/from /period/to
       time/units/0/occupancies/1/hot_water: 0.252054794521 1 by HeizkostenV § 9b(2) <- /units/0/occupancies/1/from /units/0/occupancies/1/to /period/from /period/to
       time/units/0/occupancies/1/cold_water: 0.252054794521 1 by BGB § 556a(1) <- /units/0/occupancies/1/from /units/0/occupancies/1/to /period/from /period/to
       occupants/units/0/occupancies/0/heating_base: 64.80 EUR by HeizkostenV § 7(1) <- /units/0/heating_area_m2 time/units/0/occupancies/0/heating pots/heating/base_price
       occupants/units/0/occupancies/1/heating_consumption: 85.05 EUR by HeizkostenV § 7(1) <- /units/0/heating time/units/0/occupancies/1/heating pots/heating/consumption_price
       occupants/units/0/occupancies/0/cold_water: 149.59 EUR by BGB § 556a(1) <- /units/0/cold_water_m3 time/units/0/occupancies/0/cold_water cold_water/price
       occupants/units/0/occupancies/0/vat_contained: 73.83 EUR by UStG § 10(1) <- occupants/units/0/occupancies/0/total /units/0/occupancies/0/vat_percent
       occupants/units/0/occupancies/0/balance: 362.42 EUR by BGB § 556(3) <- occupants/units/0/occupancies/0/total /units/0/occupancies/0/advance_eur
       occupants/units/0/occupancies/1/balance: 204.54 EUR by BGB § 556(3) <- occupants/units/0/occupancies/1/total`,
    ],
    [
      'of all of it',
      rich,
      `occupants/units/1/occupancies/0/hot_water_base: 24.55 EUR by HeizkostenV § 8(1) <- /units/1/hot_water_area_m2 pots/hot_water/base_price
       occupants/units/1/occupancies/0/hot_water_consumption: 61.76 EUR by HeizkostenV § 8(1) <- /units/1/occupancies/0/hot_water_m3 pots/hot_water/consumption_price
       cold_water/price: 5 EUR/m3 by BGB § 556a(1) <- /cold_water/amount_eur /units/0/cold_water_m3 /units/1/occupancies/0/cold_water_m3 /units/2/occupancies/0/cold_water_m3`,
    ],
    [
      'by interim readings',
      { ...rich, units: [interim, ...others] },
      `occupants/units/0/occupancies/1/heating_consumption: 2.91 EUR by HeizkostenV § 7(1) <- /units/0/occupancies/1/heating pots/heating/consumption_price
       occupants/units/0/occupancies/0/cold_water: 42.86 EUR by BGB § 556a(1) <- /units/0/occupancies/0/cold_water_m3 cold_water/price
       cold_water/price: 10.714285714286 EUR/m3 by BGB § 556a(1) <- /cold_water/amount_eur /units/0/occupancies/0/cold_water_m3 /units/0/occupancies/1/cold_water_m3 /units/1/occupancies/0/cold_water_m3 /units/2/occupancies/0/cold_water_m3`,
    ],
    [
      'by the other summer',
      keyed({ summer_degree_days: '40_92' }),
      'time/units/0/occupancies/0/heating: 0.64 1 by HeizkostenV § 9b(2), vdi2067.degree_days.40_92 <- /units/0/occupancies/0/from /units/0/occupancies/0/to /period/from /period/to',
    ],
    [
      'by days',
      keyed({ heating_base_by: 'days' }),
      'time/units/0/occupancies/0/heating: 0.747945205479 1 by HeizkostenV § 9b(2) <- /units/0/occupancies/0/from /units/0/occupancies/0/to /period/from /period/to',
    ],
    [
      'a credit by all but cold water',
      {
        ...stocked,
        cold_water: { amount_eur: '10.00' },
        units: stocked.units.map((unit) => ({ ...unit, cold_water_m3: '1' })),
      },
      `co2/credit_price: -0.005555555556 EUR/EUR by CO2KostAufG § 7(1) <- co2/landlord pots/heating/base pots/heating/consumption
       co2/credit_basis/units/0/occupancies/0: 486 EUR by CO2KostAufG § 7(1) <- occupants/units/0/occupancies/0/heating_base occupants/units/0/occupancies/0/heating_consumption
       occupants/units/1/occupancies/0/cold_water: 5.00 EUR by BGB § 556a(1) <- /units/1/cold_water_m3 cold_water/price
       occupants/units/0/occupancies/0/co2_credit: -2.70 EUR by CO2KostAufG § 7(1) <- co2/credit_basis/units/0/occupancies/0 co2/credit_price
       occupants/units/0/occupancies/0/total: 488.30 EUR by HeizkostenV § 6(1) <- occupants/units/0/occupancies/0/heating_base occupants/units/0/occupancies/0/heating_consumption occupants/units/0/occupancies/0/cold_water occupants/units/0/occupancies/0/co2_credit`,
    ],
  ])('%s', check);
});
