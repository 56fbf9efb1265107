import { describe, expect, test } from 'vitest';
import type { House, HouseFailure } from './house.ts';
import { billHouse } from './run.ts';
import { during, flat, grouped, stocked, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

/* What a finding fills into its sentence: the value, the name or the limit it speaks of. */

const sentences = (house: unknown, language: 'de' | 'en') =>
  billHouse(house).findings.map((finding) => finding[`message_${language}`]);
const withUnit = (unit: object) => ({ ...twoFlats, units: [{ ...twoFlats.units[0], ...unit }] });
const withOccupancy = (own: object) =>
  withUnit({ occupancies: [{ id: '1', from: '2025-01-01', to: '2025-12-31', heating: '1', ...own }] });
const withCo2 = (co2: object, house: House = twoFlats) => ({
  ...house,
  co2: { building: 'non_residential', emissions_kg: '1', cost_eur: '3000.00', ...co2 },
});
const failing = (failure: HouseFailure) => ({
  ...twoFlats,
  units: [flat('A', '25', {}, { heating_failed: failure }), flat('B', '75', { heating: '300' })],
});

describe('what was expected', () => {
  test.each<[string, unknown, string, string]>([
    ['a house', null, 'Erwartet wird ein Objekt.', 'Expected an object.'],
    ['an object', { ...twoFlats, keys: 1 }, 'Erwartet wird ein Objekt.', 'Expected an object.'],
    ['an item', { ...twoFlats, units: [1] }, 'Erwartet wird ein Objekt.', 'Expected an object.'],
    ['a list', { ...twoFlats, units: 1 }, 'Erwartet wird eine Liste.', 'Expected a list.'],
    ['a text', { ...twoFlats, id: 1 }, 'Erwartet wird ein Text.', 'Expected a text.'],
    ['a flag', withOccupancy({ vacant: 1 }), 'Erwartet wird true oder false.', 'Expected true or false.'],
    [
      'a year',
      withCo2({
        emissions_kg: undefined,
        cost_eur: undefined,
        invoices: [{ energy_kwh: '1', delivered_in: '25', vat_percent: '19' }],
      }),
      'Erwartet wird ein Jahr wie "2025".',
      'Expected a year such as "2025".',
    ],
  ])('%s', (_, house, de, en) => {
    expect(sentences(house, 'de')).toContain(de);
    expect(sentences(house, 'en')).toContain(en);
  });
});

test.each<[string, unknown]>([
  ['The field "schema" is missing.', {}],
  ['The field "id" is missing.', {}],
  ['The field "period" is missing.', {}],
  ['The field "units" is missing.', {}],
  ['The field "units" is missing.', { ...twoFlats, units: [] }],
  ['The field "from" is missing.', { ...twoFlats, period: {} }],
  ['The field "occupancies" is missing.', withUnit({ occupancies: undefined })],
  ['The field "layers" is missing.', { ...stocked, fuel_stock: { unit: 'l', closing_quantity: '0' } }],
  ['The field "list" is missing.', { ...grouped, groups: { pre_split_consumption_percent: '50' } }],
  ['The field "building" is missing.', withCo2({ building: undefined })],
  ['The field "energy" is missing.', { ...twoFlatsWithHotWater, plant: undefined }],
  ['The field "energy_used" is missing.', { ...twoFlatsWithHotWater, energy_used: undefined }],
  ['The field "heating_consumption_percent" is missing.', { ...twoFlats, keys: {} }],
  ['The field "hot_water_consumption_percent" is missing.', { ...twoFlatsWithHotWater, keys: {} }],
  ['The field "note" is unknown.', { ...twoFlats, note: '' }],
  [
    'The field "reason" is unknown.',
    { ...twoFlatsWithHotWater, hot_water_share: { method: 'measured', heat_kwh: '1', reason: 'r' } },
  ],
  ['Only allowed: klarmeter.house/1.', { ...twoFlats, schema: 'house' }],
  ['Only allowed: gross, net.', { ...twoFlats, plant: { energy: 'natural_gas', billed_as: 'Hs' } }],
  ['Only allowed: opening, purchase.', { ...stocked, fuel_stock: { layers: [{ kind: 'gift' }] } }],
  ['Only allowed: degree_days, days.', { ...twoFlats, keys: { heating_base_by: 'hours' } }],
  ['Only allowed: 14_13_13, 40_92.', { ...twoFlats, keys: { summer_degree_days: '0' } }],
  ['Only allowed: show_difference, largest_remainder.', { ...twoFlats, keys: { rounding: 'up' } }],
  ['Only allowed: residential, non_residential.', withCo2({ building: 'mill' })],
  ['Only allowed: none, one, both.', withCo2({ public_law_restrictions: 'some' })],
  ['Only allowed: deduct_from_pot, credit_line, show_only.', withCo2({ relief: 'none' })],
  ['Only allowed: net, gross.', withCo2({ invoices: [{ calorific: 'upper' }] })],
  ['Only allowed: kWh, l, m3, kg.', { ...twoFlats, energy_used: { quantity: '1', unit: 't' } }],
  ['Only allowed: combined, heating, hot_water.', { ...twoFlats, costs: [{ scope: 'roof' }] }],
  ['Only allowed: measured, volume, area, given.', { ...twoFlats, hot_water_share: { method: 'guess' } }],
  [
    'Only allowed: previous_periods, comparable_rooms, building_average.',
    withUnit({ heating_failed: { method: 'guess' } }),
  ],
  ['"1,5" is not a number; expected is a decimal as text such as "31.204".', withOccupancy({ heating: '1,5' })],
  ['"12" is not a number; expected is a decimal as text such as "31.204".', withOccupancy({ heating: 12 })],
  [
    `"${'x'.repeat(40)}" is not a number; expected is a decimal as text such as "31.204".`,
    withOccupancy({ heating: 'x'.repeat(41) }),
  ],
  [
    `"${'y'.repeat(40)}" is not a number; expected is a decimal as text such as "31.204".`,
    { ...twoFlatsWithHotWater, hot_water_share: { method: 'given', share: 'y'.repeat(41) } },
  ],
  ['"1.1.25" is not a calendar day of the form YYYY-MM-DD.', withOccupancy({ from: '1.1.25' })],
  ['"2025" is not a calendar day of the form YYYY-MM-DD.', withOccupancy({ to: 2025 })],
  ['The id "A" occurs twice.', { ...twoFlats, units: [flat('A', '1', { heating: '1' }), flat('A', '1')] }],
  ['The id "1" occurs twice.', withUnit({ occupancies: [{ id: '1' }, { id: '1' }] })],
  ['The id "G" occurs twice.', { ...grouped, groups: { list: [{ id: 'G' }, { id: 'G' }] } }],
  ['There are no values for periods that begin before 2009-01-01.', during(twoFlats, '2008-01-01', '2008-12-31')],
  [
    'The kind of cost "repair" is not one that may be distributed.',
    { ...twoFlats, costs: [{ id: 'r', kind: 'repair', scope: 'heating', amount_eur: '1' }] },
  ],
  [
    'The costs (heating) add up to -1.00 €. No amount below zero is distributed: a credit belongs into the period whose cost it reduces.',
    { ...twoFlats, costs: [{ id: 'f', kind: 'fuel', scope: 'heating', amount_eur: '-1' }] },
  ],
  [
    'The costs (hot water) add up to -1.00 €. No amount below zero is distributed: a credit belongs into the period whose cost it reduces.',
    { ...twoFlatsWithHotWater, costs: [{ id: 'f', kind: 'fuel', scope: 'hot_water', amount_eur: '-1' }] },
  ],
  [
    '40 % lies outside the allowed 50–70 % by consumption.',
    { ...twoFlats, keys: { heating_consumption_percent: '40' } },
  ],
  [
    '70.5 % lies outside the allowed 50–70 % by consumption.',
    { ...twoFlats, keys: { hot_water_consumption_percent: '70.5' } },
  ],
  [
    '71 % lies outside the allowed 50–70 % by consumption.',
    { ...grouped, groups: { list: [{ heating_consumption_percent: '71' }] } },
  ],
  [
    '49 % lies outside the allowed 50 to 100 % by consumption of the groups.',
    { ...grouped, groups: { pre_split_consumption_percent: '49' } },
  ],
  ['There is no stock of natural_gas.', { ...stocked, plant: { energy: 'natural_gas' } }],
  ['There is no stock of district_heating.', { ...stocked, plant: { energy: 'district_heating' } }],
  ['There is no stock of electricity_heat_pump.', { ...stocked, plant: { energy: 'electricity_heat_pump' } }],
  [
    'The closing stock 1000.5 is larger than opening stock and purchases together (1000).',
    { ...stocked, fuel_stock: { ...stocked.fuel_stock, closing_quantity: '1000.5' } },
  ],
  [
    'The purchase of 2026-01-01 lies outside the billing period.',
    { ...stocked, fuel_stock: { layers: [{ kind: 'purchase', date: '2026-01-01' }] } },
  ],
  [
    'The share of hot water 1.25 must be above 0 and below 1.',
    { ...twoFlatsWithHotWater, hot_water_share: { method: 'given', share: '5/4' } },
  ],
  [
    'There is no calorific value for district_heating in m3; it belongs into "net_calorific_value".',
    { ...twoFlatsWithHotWater, plant: { energy: 'district_heating' }, energy_used: { quantity: '1', unit: 'm3' } },
  ],
  [
    'Main meter 500 m3 and sub-meters 399.5 m3 differ by more than 20 %.',
    {
      ...twoFlats,
      cold_water: { amount_eur: '1', main_meter_m3: '500' },
      units: [flat('A', '1', { heating: '1', cold_water_m3: '399.5' })],
    },
  ],
  [
    'Main meter 500 m3 and sub-meters 1 m3 differ by more than 25 %.',
    {
      ...twoFlats,
      cold_water: { amount_eur: '1', main_meter_m3: '500' },
      units: [flat('A', '1', { heating: '1', cold_water_m3: '1' })],
    },
  ],
  ['Substitute 100 in place of a recorded consumption.', failing({ method: 'building_average' })],
  ['This substitute method lacks "previous".', failing({ method: 'previous_periods' })],
  ['This substitute method lacks "reference_unit".', failing({ method: 'comparable_rooms' })],
  [
    'This substitute method lacks "value".',
    // The only other unit is of another group.
    {
      ...twoFlats,
      units: [
        flat('A', '20', {}, { group: 'S', heating_failed: { method: 'building_average' } }),
        flat('B', '80', { heating: '1' }),
      ],
    },
  ],
  [
    'The reference unit "Z" is unknown, failed itself, has no area or belongs to another group.',
    failing({ method: 'comparable_rooms', reference_unit: 'Z' }),
  ],
  ['The group "A" has no units with an area.', { ...grouped, units: [] }],
  [
    'The area of the group (61 m2) is not the sum of its units (60 m2).',
    {
      ...grouped,
      groups: { pre_split_consumption_percent: '50', list: [{ id: 'A', recorded: '1', area_m2: '61' }] },
    },
  ],
  [
    'There is no single emission factor for hard_coal (net); the kilograms must be given.',
    {
      ...twoFlats,
      plant: { energy: 'hard_coal' },
      co2: { building: 'non_residential', invoices: [{ energy_kwh: '1', delivered_in: '2025', vat_percent: '19' }] },
    },
  ],
  [
    'There is no single emission factor for heating_oil (gross); the kilograms must be given.',
    {
      ...twoFlats,
      plant: { energy: 'heating_oil' },
      co2: { building: 'non_residential', invoices: [{ calorific: 'gross', delivered_in: '2025' }] },
    },
  ],
  [
    'No certificate price has been published for 2027.',
    { ...twoFlats, co2: { building: 'non_residential', invoices: [{ delivered_in: '2027' }] } },
  ],
  ['The act does not provide for a split for pellets.', withCo2({}, { ...twoFlats, plant: { energy: 'pellets' } })],
  [
    'The landlord part (1,500.00 €) is larger than the cost of fuel and heat (1,000.00 €) it is to be deducted from. Check the CO2 cost and the cost of fuel.',
    withCo2({}),
  ],
  [
    'The landlord part (1,500.00 €) is larger than the cost of fuel and heat (1,000.00 €) it is to be deducted from. Check the CO2 cost and the cost of fuel.',
    withCo2({ relief: 'credit_line' }),
  ],
  [
    'There is no cost of fuel and heat (0.00 €) that the landlord part (1,500.00 €) could be deducted from.',
    withCo2({}, { ...twoFlats, costs: [{ id: 'm', kind: 'maintenance', scope: 'heating', amount_eur: '1.00' }] }),
  ],
  [
    'There is no cost of fuel and heat (0.00 €) that the landlord part (1,500.00 €) could be deducted from.',
    withCo2({}, { ...twoFlats, costs: [], pots: { heating: { base_eur: '1', consumption_eur: '1' } } }),
  ],
])('%s', (sentence, house) => expect(sentences(house, 'en')).toContain(sentence));
