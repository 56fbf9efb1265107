import { addTo, changing, on, type Plant, shift } from './plant-fault.ts';

// Faults of the file itself: fields, numbers, dates, and occupancies that do not cover the period.

export const faultsOfForm = {
  unknown_field_of_house: (house) => on(house, (it) => addTo(it, 'colour', 'blue')),
  unknown_field_of_occupancy: (house) => on(house.units[0]?.occupancies[0], (it) => addTo(it, 'persons', '2')),
  number_instead_of_text: (house, dice) =>
    on(dice.pick(house.units).occupancies[0], (it) => addTo(it, 'advance_eur', 100)),
  comma_in_number: (house) => on(house.units[0]?.occupancies[0], (it) => (it.advance_eur = '100,50')),
  no_such_day: (house) => on(house.units[0]?.occupancies[0], (it) => (it.from = '2025-02-30')),
  wrong_schema: (house) => on(house, (it) => (it.schema = 'klarmeter.house/2')),
  unknown_energy: (house) => on(house.plant, (it) => (it.energy = 'peat')),
  unknown_scope: (house) => on(house.costs?.[0], (it) => (it.scope = 'cold_water')),
  unknown_method_of_share: (house) => on(house.hot_water_share, (it) => (it.method = 'estimated')),
  unknown_rounding: (house) => on(house.keys, (it) => (it.rounding = 'bankers')),
  period_reversed: (house) => on(house.period, (it) => ([it.from, it.to] = [shift(it.to, 1), it.from])),
  occupancy_gap: (house) =>
    on(changing(house)?.occupancies[1], (it) => {
      if (it.from === it.to) it.to = shift(it.to, -1);
      else it.from = shift(it.from, 1);
    }),
  occupancy_overlap: (house) => on(changing(house)?.occupancies[1], (it) => (it.from = shift(it.from, -1))),
  occupancy_ends_early: (house) => on(house.units.at(-1)?.occupancies.at(-1), (it) => (it.to = shift(it.to, -1))),
  occupancy_ends_late: (house) => on(house.units.at(-1)?.occupancies.at(-1), (it) => (it.to = shift(it.to, 1))),
} satisfies { readonly [fault: string]: Plant };
