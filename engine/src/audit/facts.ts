import type { House } from '../billing/house.ts';
import type { BilledHouse } from '../billing/result.ts';
import type { Day } from '../time/day.ts';

/**
 * What an audit has to know and a house file does not carry. JSON as on the wire: numbers are decimal texts, euro
 * amounts gross, days inclusive. Three states are told apart everywhere: a value, `null` where it is known that there
 * is none, and a field left out where nobody knows. What is unknown never raises a finding; the check that needed it
 * says that it could not run. Reasons and permissions are the exception: one that does not stand here is not documented.
 */
export interface AuditFacts {
  /** The calendar day of the audit, Europe/Berlin. */
  readonly today?: Day;
  /** House file and result of the billing period before; null: this is the first one. */
  readonly previous?: { readonly house: House; readonly result: BilledHouse } | null;
  /** Why the period is shorter than twelve months. */
  readonly short_period_reason?: string;
  readonly building?: BuildingFacts;
  readonly plant?: PlantFacts;
  readonly agreements?: AgreementFacts;
  readonly units?: readonly UnitFacts[];
  readonly occupancies?: readonly OccupancyFacts[];
  /** All devices that recorded anything the house file carries, also those exchanged within the period. */
  readonly devices?: readonly DeviceFacts[];
  /** One for every change of occupancy within the period. */
  readonly interim_readings?: readonly InterimReadingFacts[];
  /** One for every `heating_failed` and `hot_water_failed` of the house file. */
  readonly substitutes?: readonly SubstituteFacts[];
  /** What stands behind the costs of the house file. */
  readonly costs?: readonly CostFacts[];
  readonly fuel?: FuelFacts;
  readonly co2?: Co2Facts;
  readonly information?: InformationFacts;
  readonly monthly_information?: readonly MonthlyInformationFacts[];
  readonly delivery?: DeliveryFacts;
}

export interface BuildingFacts {
  /** All rooms the plant heats, let or not. */
  readonly heated_area_m2?: string;
  /** Meets the thermal insulation ordinance of 1994 (HeizkostenV section 7(1)). */
  readonly insulated_as_of_1994?: boolean;
  /** Predominantly used for dwelling (CO2KostAufG section 5 and 8). */
  readonly predominantly_residential?: boolean;
  /** At most two dwellings, one of them the landlord's (HeizkostenV section 2). */
  readonly two_dwellings_with_landlord?: boolean;
  /** Whatever was agreed between the owners of a condominium, the ordinance holds (HeizkostenV section 3). */
  readonly condominium?: boolean;
  /** What is documented of an exception; where it is left out, none is. */
  readonly exception?: ExceptionFacts;
  readonly common_rooms?: readonly {
    readonly name: string;
    /** Pool, sauna and the like (HeizkostenV section 4(3)). */
    readonly high_use: boolean;
    readonly recorded: boolean;
  }[];
}

/** What a building can be set free by (HeizkostenV section 11(1)); whether it is, the law decides. */
export interface ExceptionFacts {
  /** kWh per square metre and year. */
  readonly heating_demand_kwh_per_m2?: string;
  readonly metering_impossible?: boolean;
  /** Years until the savings of metering have paid for it. */
  readonly payback_years?: string;
  readonly ready_on?: Day;
  readonly users_influence_consumption?: boolean;
  readonly home?: 'care' | 'students' | 'apprentices' | 'comparable';
  /** Where more than half of the heat comes from. */
  readonly main_source?: 'heat_recovery' | 'solar' | 'combined_heat_and_power' | 'waste_heat';
  /** Whether that heat is metered; asked for heat and power, and for waste heat. */
  readonly heat_metered?: boolean;
  readonly exempted_by_authority?: boolean;
}

export interface PlantFacts {
  /** Exposed distribution pipes predominantly insulated. */
  readonly pipes_insulated?: boolean;
  /** A supplier runs the plant and sells the heat in its own business. */
  readonly run_by_supplier?: boolean;
  /** The heat pump is the only producer of heat. */
  readonly heat_pump_alone?: boolean;
  /** Last day on which heat-pump meters were installed; null: there are none. */
  readonly heat_pump_meters_installed_on?: Day | null;
  /** Calorific value by which the supplier bills. */
  readonly invoiced_by?: 'gross' | 'net';
  /** Where a `given` share of hot water comes from. */
  readonly given_share_source?: 'measured' | 'calculated' | 'flat_rate';
  /** Day from which GModG section 43(1) applies to the plant; null: it does not. */
  readonly gmodg43_installed_on?: Day | null;
  /** First connection to heat from plants of the emissions trading; null: none. */
  readonly ets_connected_on?: Day | null;
  /** The water that was heated is also part of the cold water the house bills. */
  readonly cold_water_includes_hot?: boolean;
}

export interface AgreementFacts {
  /** Percent by consumption that the contracts name; null: they name none. */
  readonly heating_consumption_percent?: string | null;
  readonly hot_water_consumption_percent?: string | null;
  /** More than the upper bound of sections 7 and 8 was agreed with every user (HeizkostenV section 10). */
  readonly above_maximum?: boolean;
  /** Declaration behind keys that differ from the period before; null: none was made. */
  readonly key_change?: {
    readonly declared_on: Day;
    readonly effective_from: Day;
    readonly reason: 'group_recording' | 'energy_saving' | 'other_proper_reason' | null;
  } | null;
  /** Rental of the metering equipment, announced to the users (HeizkostenV section 4(2)); null: never announced. */
  readonly metering_rental?: { readonly announced_on: Day; readonly users: string; readonly objections: string } | null;
  readonly interim_reading_fee?: boolean;
}

export interface UnitFacts {
  readonly id: string;
  /** As people call it; findings say it in place of the id. */
  readonly label?: string;
  /** `common`: rooms of the house that nobody rents. */
  readonly use?: 'residential' | 'commercial' | 'common';
  /** Why the area differs from the period before. */
  readonly area_change_reason?: string;
}

export interface OccupancyFacts {
  readonly unit: string;
  readonly occupancy: string;
  /** Number or name as people call it; findings say it in place of the id. */
  readonly label?: string;
  readonly held_by?: 'tenant' | 'flat_owner' | 'landlord';
  readonly consumer_contract?: boolean;
  /** The landlord charges value added tax on this rent (UStG section 9). */
  readonly vat_option?: boolean;
  /** What was really paid in advance. */
  readonly advance_paid_eur?: string;
  /** First and last day of the contract; null: still running. */
  readonly contract_from?: Day;
  readonly contract_to?: Day | null;
  readonly address_known?: boolean;
  /** No statement of the same user for the period before, so there is nothing to compare with. */
  readonly first_period?: boolean;
  /** HeizkostenV section 6a(3) no. 3, 4 and 5 as far as the statement of this user has them. */
  readonly dispute_resolution?: boolean;
  readonly average_user?: boolean;
  readonly weather_adjusted_comparison?: boolean;
}

export interface DeviceFacts {
  readonly serial: string;
  /** Left out for devices of the whole house or of a group. */
  readonly unit?: string;
  readonly group?: string;
  readonly use: 'heating' | 'hot_water' | 'cold_water' | 'group_heat' | 'hot_water_heat' | 'total_heat';
  readonly kind: 'heat_meter' | 'water_meter' | 'heat_cost_allocator' | 'evaporator_allocator';
  /** Of allocators: `unit` is multiplied by the factor, in `product` the factor is inside. */
  readonly scale?: 'unit' | 'product';
  readonly evaluation_factor?: string | null;
  readonly suitability_confirmed?: boolean;
  readonly remotely_readable?: boolean;
  readonly gateway_connectable?: boolean;
  readonly interoperable?: boolean;
  readonly installed_on?: Day;
  /** Replaced or added alone in a system that is not remotely readable (HeizkostenV section 5(2)). */
  readonly single_replacement?: boolean;
  /** HeizkostenV section 5(3) sentence 2. */
  readonly hardship_reason?: string;
  /** Null: calibration law does not apply. */
  readonly calibrated_until?: Day | null;
  /** Why values count that were read after the calibration ran out. */
  readonly calibration_override?: string;
  /** Register at the beginning and the end of the period, or of the time the device was there; null: not known. */
  readonly start?: RegisterFacts | null;
  readonly end?: RegisterFacts | null;
  /** Capacity of a register that passed its end in between. */
  readonly rolled_over_by?: string;
  /** What this device brought into the bill, factor applied. */
  readonly consumption?: string;
}

export interface RegisterFacts {
  readonly value: string;
  /** The value holds at the end of this day. */
  readonly on: Day;
}

export interface InterimReadingFacts {
  readonly unit: string;
  /** The occupancy that ends. */
  readonly occupancy: string;
  /** Null: not read. */
  readonly read_on?: Day | null;
  /** HeizkostenV section 9b(3): why it was not possible. */
  readonly impossible_reason?: string;
}

export interface SubstituteFacts {
  readonly unit: string;
  readonly use: 'heating' | 'hot_water';
  readonly cause?: 'device_failure' | 'no_access' | 'no_device' | 'other_compelling_reason';
  /** For how many periods in a row before this one the same use was estimated. */
  readonly estimated_before?: string;
  /** Somebody in charge approved the repeated estimate. */
  readonly approved?: boolean;
  readonly formula?: string | null;
  readonly author?: string | null;
  readonly recorded_on?: Day | null;
}

export interface CostFacts {
  /** Of the cost in the house file. */
  readonly id: string;
  readonly description?: string;
  readonly day?: Day;
}

export interface FuelFacts {
  /** Closing stock as booked elsewhere, by the owner or the one before. */
  readonly closing_value_eur?: string;
  /** Bills of energy that is not stored: gas, heat, electricity; also the particulars that are printed. */
  readonly invoices?: readonly FuelInvoiceFacts[];
}

export interface FuelInvoiceFacts {
  readonly from: Day;
  readonly to: Day;
  /** Null: the bill names none. */
  readonly meter_start?: string | null;
  readonly meter_end?: string | null;
  /** How a bill that reaches beyond the period was cut at its boundary; null: it was not. */
  readonly cut_by?: 'meter_reading' | 'interim_invoice' | 'degree_days' | 'manual' | null;
}

export interface Co2Facts {
  /** Why the act does not apply (section 2). */
  readonly excluded_by?: string;
  readonly invoices?: readonly Co2InvoiceFacts[];
  /** The tenants were shown the proof of section 9(1) sentence 3. */
  readonly restriction_proven?: boolean;
  /** The landlord part is taken off in another document. */
  readonly relieved_elsewhere?: boolean;
}

/** One bill with the particulars of CO2KostAufG section 3(1); null: the bill lacks it. */
export interface Co2InvoiceFacts {
  readonly energy_kwh?: string | null;
  readonly calorific?: 'gross' | 'net';
  readonly factor_kg_per_kwh?: string | null;
  readonly co2_kg?: string | null;
  readonly co2_cost_eur?: string | null;
  /** Year of delivery, which picks the price. */
  readonly delivered_in?: string;
  readonly vat_percent?: string;
}

/** Whether the statements say it; HeizkostenV section 6a(3) and CO2KostAufG section 7(3). */
export interface InformationFacts {
  readonly landlord?: boolean;
  readonly fuel_mix?: boolean;
  readonly district_heating?: boolean;
  readonly taxes_and_levies?: boolean;
  readonly metering_charges?: boolean;
  readonly contacts?: boolean;
  readonly co2_share?: boolean;
  readonly co2_class?: boolean;
  readonly co2_basis?: boolean;
}

export interface MonthlyInformationFacts {
  readonly unit: string;
  readonly occupancy: string;
  /** Months such as `2025-03` the user was informed of. */
  readonly months: readonly string[];
  /** The user was told each time that there is something new, or got it on paper. */
  readonly notified?: boolean;
}

export interface DeliveryFacts {
  /** Day by which the statements will have arrived. */
  readonly arrives_on?: Day;
}
