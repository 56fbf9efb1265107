import { cost, failedPair, hasHotWater, on, type Plant, recording, withinQuarter } from './plant-fault.ts';

// Faults against the rules of keys, kinds of cost, areas and recorded values.

export const faultsOfLaw = {
  key_below_50: (house) => !house.pots && on(house.keys, (it) => (it.heating_consumption_percent = '49.99')),
  key_above_100: (house) => !house.pots && on(house.keys, (it) => (it.heating_consumption_percent = '100.01')),
  hot_water_key_below_50: (house) =>
    !house.pots && hasHotWater(house) && on(house.keys, (it) => (it.hot_water_consumption_percent = '30')),
  pre_split_below_50: (house) => on(house.groups, (it) => (it.pre_split_consumption_percent = '49')),
  pre_split_above_100: (house) => on(house.groups, (it) => (it.pre_split_consumption_percent = '101')),
  group_key_below_50: (house) => on(house.groups?.list[0], (it) => (it.heating_consumption_percent = '45')),
  unit_of_unknown_group: (house, dice) =>
    house.groups !== undefined && on(dice.pick(house.units), (it) => (it.group = 'X')),
  unit_without_group: (house) =>
    on(house.groups && house.units.find((unit) => unit.heating_area_m2), (it) => delete it.group),
  cost_kind_repair: (house) =>
    on(
      cost(house, () => true),
      (it) => (it.kind = 'repair'),
    ),
  cost_kind_administration: (house) =>
    on(
      cost(house, () => true),
      (it) => (it.kind = 'administration'),
    ),
  water_supply_in_heating: (house) =>
    on(
      cost(house, (it) => it.scope === 'heating' && it.kind !== 'fuel'),
      (it) => (it.kind = 'water_supply'),
    ),
  water_supply_in_combined: (house) =>
    on(
      cost(house, (it) => it.scope === 'combined' && it.kind !== 'fuel'),
      (it) => (it.kind = 'water_supply'),
    ),
  credit_above_the_costs: (house) => on(house.costs?.[0], (it) => (it.amount_eur = '-99000000.00')),
  pots_beside_costs: (house) =>
    on(
      house.pots && house,
      (it) => (it.costs = [{ id: 'gas', kind: 'heat_supply', scope: 'heating', amount_eur: '100.00' }]),
    ),
  heating_areas_zero: (house) =>
    !house.groups &&
    on((!house.pots || house.pots.heating) && house.units, (them) => {
      for (const unit of them) unit.heating_area_m2 = '0';
    }),
  hot_water_areas_missing: (house) =>
    hasHotWater(house) &&
    on(house.units, (them) => {
      for (const unit of them) delete unit.hot_water_area_m2;
    }),
  some_recorded_some_not: (house) => on(recording(house)?.occupancies.at(-1), (it) => delete it.heating),
  nothing_recorded: (house) =>
    on(recording(house), (it) => {
      for (const occupancy of it.occupancies) delete occupancy.heating;
      delete it.heating;
    }),
  reference_unit_failed: (house) =>
    on(failedPair(house), ([, reference]) => {
      delete reference.heating;
      for (const occupancy of reference.occupancies) delete occupancy.heating;
      reference.heating_failed = { method: 'previous_periods', value: '100' };
    }) && house.units.every((unit) => withinQuarter(house, unit)),
  reference_unit_unknown: (house) => on(failedPair(house)?.[0].heating_failed, (it) => (it.reference_unit = 'nobody')),
  cold_water_missing: (house) =>
    on(house.cold_water && house.units.at(-1), (it) => {
      delete it.cold_water_m3;
      for (const occupancy of it.occupancies) delete occupancy.cold_water_m3;
    }),
  cold_water_meters_disagree: (house) => on(house.cold_water, (it) => (it.main_meter_m3 = '9999999')),
  unit_twice: (house) => on(house.units[1], (it) => (it.id = house.units[0]?.id ?? '')),
} satisfies { readonly [fault: string]: Plant };
