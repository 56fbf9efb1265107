import type { ReasonKindName } from '../../billing/reason-kinds.ts';
import type { Wording } from '../wording.ts';

export const HEATING_ENGLISH: Readonly<Record<ReasonKindName, Wording>> = {
  stock_quantity: {
    exact: '{value} were used: opening stock and deliveries less the closing stock ({closing}).',
    plain: 'This much fuel was used: {value}. At the end {closing} were left.',
  },
  stock_closing: {
    exact: 'The closing stock of {closing} is valued at {value}, from the newest delivery backwards.',
    plain: 'What is left in store is worth {value}. It is charged in the next period.',
  },
  stock_used: {
    exact: 'The fuel used costs {value}: all stock less the closing stock.',
    plain: 'The fuel that was used costs {value}.',
  },
  hot_water_heat: {
    exact: 'Heating the water took {value}.',
    plain: 'The hot water needed this much energy: {value}.',
  },
  hot_water_share: {
    exact: 'The share of hot water in the common cost is {value}.',
    plain: 'Of the common cost {value} belong to hot water.',
  },
  scope_costs: {
    exact: 'The vouchers add up to {value}.',
    plain: 'All invoices together: {value}.',
  },
  fuel_costs: {
    exact: '{scope} fuel and heat cost {value}; CO₂ cost is contained in these only.',
    plain: '{scope} fuel and heat cost {value}.',
  },
  co2_deduction: {
    exact: 'Deducted beforehand: {value}, the part of the CO₂ cost the landlord bears[ ({landlord} in the house)].',
    plain: 'The landlord pays a part of the CO₂ cost. So {value} are taken off.',
  },
  co2_emissions: {
    exact: 'The fuel used emitted {value} of CO₂.',
    plain: 'Heating caused {value} of CO₂.',
  },
  co2_coverage: {
    exact: 'The invoices cover {value} of the heating time of the period.',
    plain: 'There are invoices for {value} of the heating time.',
  },
  co2_extrapolated: {
    exact: 'Extrapolated to the whole period that is {value} of CO₂; for the classification only.',
    plain: 'For the whole time it would be {value} of CO₂.',
  },
  co2_cost: {
    exact: 'The CO₂ cost of the period is {value}, VAT included.',
    plain: 'The CO₂ cost {value}.',
  },
  co2_class: {
    exact: 'The house comes to {kilograms} of CO₂ per square metre of living area ({area}), rounded to one decimal.',
    plain: 'Each square metre stands for {kilograms} of CO₂.',
  },
  co2_percent: {
    exact: 'The landlord bears {value} of the CO₂ cost[ by the classification of {class}].',
    plain: 'The landlord pays {value} of the CO₂ cost.',
  },
  co2_landlord: {
    exact: 'The landlord bears {value}: {percent} of {cost}.',
    plain: 'The landlord pays {value} of the CO₂ cost himself.',
  },
  heating_pot: {
    exact: 'Heating accounts for {value}.',
    plain: 'Heating the whole house costs {value}.',
  },
  hot_water_pot: {
    exact: 'Hot water accounts for {value}.',
    plain: 'The hot water of the whole house costs {value}.',
  },
  groups_recorded: {
    exact: 'In all user groups together {value} were recorded.',
    plain: 'All groups of rooms together used {value}.',
  },
  groups_area: {
    exact: 'The areas of all user groups add up to {value}.',
    plain: 'All groups of rooms together have {value}.',
  },
  group_pot: {
    exact: 'Of the heating cost {value} go to the user group, {percent} of it by recorded consumption.',
    plain: 'Your group of rooms bears {value} of the heating cost.',
  },
  hot_water_group_pot: {
    exact: 'Of the hot-water cost {value} go to the user group, {percent} of it by recorded consumption.',
    plain: 'Your group of rooms bears {value} of the hot-water cost.',
  },
  base_part: {
    exact: 'Base cost of heating is {value}: the part of {pot} that does not go by consumption.',
    plain: 'This is the fixed part of the heating cost: {value}. It goes by area.',
  },
  consumption_part: {
    exact: '{value} is divided by consumption[: {percent} of {pot}].',
    plain: 'This is the part that goes by consumption: {value}.',
  },
  hot_water_base_part: {
    exact: 'Base cost of hot water is {value}: the part of {pot} that does not go by consumption.',
    plain: 'This is the fixed part for hot water: {value}. It goes by area.',
  },
  hot_water_consumption_part: {
    exact: '{value} is divided by consumption[: {percent} of {pot}].',
    plain: 'This is the part for hot water that goes by consumption: {value}.',
  },
  area_only_part: {
    exact: '{value} is divided by area alone, since values are missing for more than a quarter of the area.',
    plain: 'Too many values are missing. So {value} is divided by area alone.',
  },
  area_sum: {
    exact: 'The areas add up to {value}.',
    plain: 'All areas together: {value}.',
  },
  recorded_sum: {
    exact: '{place} {value} were recorded in all[, {substitutes} included].',
    plain: 'All together used {value}.',
  },
  others_recorded: {
    exact: 'Where no device failed {value} were recorded in all.',
    plain: 'All flats with working devices together used {value}.',
  },
  others_area: {
    exact: 'The areas without a failed device add up to {value}.',
    plain: 'All flats with working devices together have {value}.',
  },
  substitute: {
    exact: 'In place of the missing value stands the substitute {value}.',
    plain: 'A device did not measure. So a calculated value counts: {value}.',
  },
  substitute_part: {
    exact: 'Of the substitute for the unit this use takes its part of the time: {value}.',
    plain: 'A device did not measure. So you get a part of a calculated value: {value}.',
  },
  heating_time_share: {
    exact: 'The use from {from} to {to} takes {value} of the heating time of the period.',
    plain: 'You lived there from {from} to {to}. That is {value} of the heating time.',
  },
  hot_water_time_share: {
    exact: 'The use from {from} to {to} takes {value} of the days of the period.',
    plain: 'You lived there from {from} to {to}. That is {value} of the days.',
  },
  cold_water_time_share: {
    exact: 'The use from {from} to {to} takes {value} of the days of the period.',
    plain: 'You lived there from {from} to {to}. That is {value} of the days.',
  },
  price: {
    exact: '{one} costs {value}: {part} divided by {sum}.',
    plain: '{one} costs {value}.',
  },
  cold_water_price: {
    exact: 'One cubic metre costs {value}: the invoice of {invoice} divided by the sum of the meters of the flats.',
    plain: 'One cubic metre of water costs {value}.',
  },
  credit_basis: {
    exact: 'The own amounts for heating and hot water are {value} together, before rounding.',
    plain: 'Your heating and hot water cost {value} together.',
  },
  credit_price: {
    exact: 'For each euro of heating and hot-water cost {value} are credited.',
    plain: 'For each euro you get {value} back.',
  },
  heating_base: {
    exact: 'Base cost of heating: {value} for {area}[ and {time} of the heating time] at {price} per m².',
    plain: 'This is your fixed part of the heating cost: {value}. It depends on your area.',
  },
  heating_consumption: {
    exact:
      'Consumption cost of heating: {value}[ for {reading}][ for {area}][ and {time} of the heating time] at {price} each.',
    plain: 'Your own consumption for heating costs this much: {value}.',
  },
  hot_water_base: {
    exact: 'Base cost of hot water: {value} for {area}[ and {time} of the days] at {price} per m².',
    plain: 'This is your fixed part for hot water: {value}. It depends on your area.',
  },
  hot_water_consumption: {
    exact:
      'Consumption cost of hot water: {value}[ for {reading}][ for {area}][ and {time} of the days] at {price} each.',
    plain: 'Your own consumption of hot water costs this much: {value}.',
  },
  cold_water: {
    exact: 'Cold water: {value} for {reading}[ and {time} of the days] at {price}.',
    plain: 'Your cold water costs this much: {value}.',
  },
  co2_credit: {
    exact: 'CO₂ credit: {value} on {basis} of own cost at {price}.',
    plain: 'The landlord bears a part of the CO₂ cost. So your amount changes by {value}.',
  },
  total: {
    exact: 'The total of {value} is the sum of the {count} rounded lines.',
    plain: 'All together it costs {value}.',
  },
  vat_contained: {
    exact: 'The total of {total} contains {value} of VAT ({rate}).',
    plain: 'It contains {value} of VAT.',
  },
  balance: {
    exact: 'After the advance payments[ of {advance}][ {due} are left][ you get {credit} back].',
    plain: '[You have paid {advance} already. ][{due} are left.][You get {credit} back.]',
  },
};
