import type { House } from '../billing/house.ts';
import type { BilledHouse } from '../billing/result.ts';
import type {
  AgreementFacts,
  AuditFacts,
  BuildingFacts,
  Co2Facts,
  Co2InvoiceFacts,
  CostFacts,
  DeliveryFacts,
  DeviceFacts,
  ExceptionFacts,
  FuelFacts,
  FuelInvoiceFacts,
  InformationFacts,
  InterimReadingFacts,
  MonthlyInformationFacts,
  OccupancyFacts,
  PlantFacts,
  RegisterFacts,
  SubstituteFacts,
  UnitFacts,
} from './facts.ts';
import { day, decimal, fields, flag, listOf, month, oneOf, orNull, type Read, text, year } from './read-facts.ts';

/** Read again by what bills it, so nothing is asked of it here. */
export const asGiven =
  <T>(): Read<T> =>
  (value) =>
    typeof value === 'object' && value !== null ? (value as T) : undefined;

const building = fields<BuildingFacts>({
  heated_area_m2: decimal,
  insulated_as_of_1994: flag,
  predominantly_residential: flag,
  two_dwellings_with_landlord: flag,
  condominium: flag,
  exception: fields<ExceptionFacts>({
    heating_demand_kwh_per_m2: decimal,
    metering_impossible: flag,
    payback_years: decimal,
    ready_on: day,
    users_influence_consumption: flag,
    home: oneOf('care', 'students', 'apprentices', 'comparable'),
    main_source: oneOf('heat_recovery', 'solar', 'combined_heat_and_power', 'waste_heat'),
    heat_metered: flag,
    exempted_by_authority: flag,
  }),
  common_rooms: listOf(
    fields<{ name: string; high_use: boolean; recorded: boolean }>(
      { name: text, high_use: flag, recorded: flag },
      'name',
      'high_use',
      'recorded',
    ),
  ),
});

const plant = fields<PlantFacts>({
  pipes_insulated: flag,
  run_by_supplier: flag,
  heat_pump_alone: flag,
  heat_pump_meters_installed_on: orNull(day),
  invoiced_by: oneOf('gross', 'net'),
  given_share_source: oneOf('measured', 'calculated', 'flat_rate'),
  gmodg43_installed_on: orNull(day),
  ets_connected_on: orNull(day),
  cold_water_includes_hot: flag,
});

const agreements = fields<AgreementFacts>({
  heating_consumption_percent: orNull(decimal),
  hot_water_consumption_percent: orNull(decimal),
  above_maximum: flag,
  key_change: orNull(
    fields<NonNullable<AgreementFacts['key_change']>>(
      {
        declared_on: day,
        effective_from: day,
        reason: orNull(oneOf('group_recording', 'energy_saving', 'other_proper_reason')),
      },
      'declared_on',
      'effective_from',
      'reason',
    ),
  ),
  metering_rental: orNull(
    fields<NonNullable<AgreementFacts['metering_rental']>>(
      { announced_on: day, users: decimal, objections: decimal },
      'announced_on',
      'users',
      'objections',
    ),
  ),
  interim_reading_fee: flag,
});

const units = listOf(
  fields<UnitFacts>(
    { id: text, label: text, use: oneOf('residential', 'commercial', 'common'), area_change_reason: text },
    'id',
  ),
);

const occupancies = listOf(
  fields<OccupancyFacts>(
    {
      unit: text,
      occupancy: text,
      label: text,
      held_by: oneOf('tenant', 'flat_owner', 'landlord'),
      consumer_contract: flag,
      vat_option: flag,
      advance_paid_eur: decimal,
      contract_from: day,
      contract_to: orNull(day),
      address_known: flag,
      first_period: flag,
      dispute_resolution: flag,
      average_user: flag,
      weather_adjusted_comparison: flag,
    },
    'unit',
    'occupancy',
  ),
);

const register = orNull(fields<RegisterFacts>({ value: decimal, on: day }, 'value', 'on'));

export const devices = listOf(
  fields<DeviceFacts>(
    {
      serial: text,
      unit: text,
      group: text,
      use: oneOf('heating', 'hot_water', 'cold_water', 'group_heat', 'hot_water_heat', 'total_heat'),
      kind: oneOf('heat_meter', 'water_meter', 'heat_cost_allocator', 'evaporator_allocator'),
      scale: oneOf('unit', 'product'),
      evaluation_factor: orNull(decimal),
      suitability_confirmed: flag,
      remotely_readable: flag,
      gateway_connectable: flag,
      interoperable: flag,
      installed_on: day,
      single_replacement: flag,
      hardship_reason: text,
      calibrated_until: orNull(day),
      calibration_override: text,
      start: register,
      end: register,
      rolled_over_by: decimal,
      consumption: decimal,
    },
    'serial',
    'use',
    'kind',
  ),
);

const interimReadings = listOf(
  fields<InterimReadingFacts>(
    { unit: text, occupancy: text, read_on: orNull(day), impossible_reason: text },
    'unit',
    'occupancy',
  ),
);

const substitutes = listOf(
  fields<SubstituteFacts>(
    {
      unit: text,
      use: oneOf('heating', 'hot_water'),
      cause: oneOf('device_failure', 'no_access', 'no_device', 'other_compelling_reason'),
      estimated_before: decimal,
      approved: flag,
      formula: orNull(text),
      author: orNull(text),
      recorded_on: orNull(day),
    },
    'unit',
    'use',
  ),
);

const fuel = fields<FuelFacts>({
  closing_value_eur: decimal,
  invoices: listOf(
    fields<FuelInvoiceFacts>(
      {
        from: day,
        to: day,
        meter_start: orNull(decimal),
        meter_end: orNull(decimal),
        cut_by: orNull(oneOf('meter_reading', 'interim_invoice', 'degree_days', 'manual')),
      },
      'from',
      'to',
    ),
  ),
});

const co2 = fields<Co2Facts>({
  excluded_by: text,
  invoices: listOf(
    fields<Co2InvoiceFacts>({
      energy_kwh: orNull(decimal),
      calorific: oneOf('gross', 'net'),
      factor_kg_per_kwh: orNull(decimal),
      co2_kg: orNull(decimal),
      co2_cost_eur: orNull(decimal),
      delivered_in: year,
      vat_percent: decimal,
    }),
  ),
  restriction_proven: flag,
  relieved_elsewhere: flag,
});

const information = fields<InformationFacts>({
  landlord: flag,
  fuel_mix: flag,
  district_heating: flag,
  taxes_and_levies: flag,
  metering_charges: flag,
  contacts: flag,
  co2_share: flag,
  co2_class: flag,
  co2_basis: flag,
});

const monthlyInformation = listOf(
  fields<MonthlyInformationFacts>(
    { unit: text, occupancy: text, months: listOf(month), notified: flag },
    'unit',
    'occupancy',
    'months',
  ),
);

export const delivery = fields<DeliveryFacts>({ arrives_on: day });

/** Reads the facts of an audit, whatever they are. */
export const readFacts: Read<AuditFacts> = fields<AuditFacts>({
  today: day,
  previous: orNull(
    fields<{ house: House; result: BilledHouse }>(
      { house: asGiven<House>(), result: asGiven<BilledHouse>() },
      'house',
      'result',
    ),
  ),
  short_period_reason: text,
  building,
  plant,
  agreements,
  units,
  occupancies,
  devices,
  interim_readings: interimReadings,
  substitutes,
  costs: listOf(fields<CostFacts>({ id: text, description: text, day }, 'id')),
  fuel,
  co2,
  information,
  monthly_information: monthlyInformation,
  delivery,
});
