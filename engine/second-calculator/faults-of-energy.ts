import { emissionHouse, givenCo2, invoice, on, type Plant, residential } from './plant-fault.ts';

// Faults of the share of hot water, of the stock of fuel and of the CO2 figures.

export const faultsOfEnergy = {
  share_of_one: (house) =>
    on(house.hot_water_share, (it) => {
      for (const field of Object.keys(it)) delete it[field];
      Object.assign(it, { method: 'given', share: '1' });
    }),
  share_of_zero: (house) =>
    on(house.hot_water_share, (it) => {
      for (const field of Object.keys(it)) delete it[field];
      Object.assign(it, { method: 'given', share: '0/7' });
    }),
  more_hot_water_than_energy: (house) =>
    house.hot_water_share?.method === 'measured' && on(house.hot_water_share, (it) => (it.heat_kwh = '99000000')),
  hot_water_at_ten_degrees: (house) =>
    house.hot_water_share?.method === 'volume' && on(house.hot_water_share, (it) => (it.temperature_c = '10')),
  cost_of_hot_water_without_a_share: (house) =>
    house.costs?.some((cost) => cost.scope === 'hot_water') === true &&
    on(house.hot_water_share && house, (it) => {
      delete it.hot_water_share;
      delete it.energy_used;
    }),
  energy_used_missing: (house) => on(house.energy_used && house, (it) => delete it.energy_used),
  area_method_beside_meters: (house, dice) =>
    house.hot_water_share?.method === 'area' &&
    on(dice.pick(house.units.filter((unit) => unit.hot_water_area_m2)), (it) => {
      delete it.hot_water_failed;
      it.hot_water_m3 = '31.204';
    }),
  wood_chips_by_volume_without_value: (house) =>
    house.fuel_stock?.unit === 'm3' &&
    house.hot_water_share?.method === 'measured' &&
    on(house.plant, (it) => delete it.net_calorific_value),
  closing_above_stock: (house) => on(house.fuel_stock, (it) => (it.closing_quantity = '999999999.01')),
  gas_with_a_stock: (house) =>
    house.plant?.energy === 'natural_gas' &&
    on(
      house.costs && house,
      (it) =>
        (it.fuel_stock = {
          unit: 'm3',
          closing_quantity: '10',
          layers: [{ kind: 'opening', date: it.period.from, quantity: '100', amount_eur: '90.00' }],
        }),
    ),
  co2_two_sources: (house) => on(givenCo2(house), (it) => (it.invoices = [invoice('2024')])),
  co2_cost_above_the_fuel: (house) =>
    house.co2?.relief !== 'show_only' &&
    on(givenCo2(house), (it) =>
      Object.assign(it, { emissions_kg: '99000000', cost_eur: '99000000.00', public_law_restrictions: 'none' }),
    ),
  co2_kg_without_cost: (house) => on(givenCo2(house), (it) => delete it.cost_eur),
  co2_without_source: (house) =>
    !house.fuel_stock &&
    on(givenCo2(house), (it) => {
      delete it.cost_eur;
      delete it.emissions_kg;
    }),
  co2_layer_without_cost: (house) =>
    on(house.co2 && house.fuel_stock?.layers.find((layer) => layer.co2_kg), (it) => delete it.co2_cost_eur),
  co2_price_not_published: (house) => on(house.co2?.invoices?.[0], (it) => (it.delivered_in = '2027')),
  co2_invoice_of_district_heating: (house) =>
    emissionHouse(house, 'district_heating') &&
    on(house, (it) => (it.co2 = { ...residential, invoices: [invoice('2024')] })),
  co2_invoice_of_hard_coal: (house) =>
    emissionHouse(house, 'hard_coal') && on(house, (it) => (it.co2 = { ...residential, invoices: [invoice('2024')] })),
  co2_without_living_area: (house) =>
    house.co2?.building === 'residential' && on(house.co2, (it) => delete it.living_area_m2),
  section_43_from_2028: (house) => house.period.to >= '2028' && on(house.co2, (it) => (it.section_43_plant = true)),
} satisfies { readonly [fault: string]: Plant };
