/**
 * The parts of a frozen house file and of its result that a statement prints. Wire form: `snake_case`, decimal
 * strings. Only what is read here is named; the engine owns the full shapes and has checked them.
 */
export interface HouseFile {
  readonly period: { readonly from: string; readonly to: string };
  readonly plant?:
    | {
        readonly energy: string;
        readonly net_calorific_value?: string | undefined;
        readonly billed_as?: string | undefined;
        readonly commercial_heat_supply?: boolean | undefined;
      }
    | undefined;
  readonly energy_used?: { readonly quantity: string; readonly unit: string } | undefined;
  readonly hot_water_share?: HotWaterShare | undefined;
  readonly costs?: readonly HouseCost[] | undefined;
  readonly fuel_stock?: FuelStock | undefined;
  readonly pots?: unknown;
  readonly keys?:
    | {
        readonly heating_consumption_percent?: string | undefined;
        readonly hot_water_consumption_percent?: string | undefined;
        readonly heating_base_by?: string | undefined;
      }
    | undefined;
  readonly groups?:
    | {
        readonly pre_split_consumption_percent: string;
        readonly list: readonly {
          readonly id: string;
          readonly recorded: string;
          readonly area_m2?: string | undefined;
          readonly heating_consumption_percent?: string | undefined;
        }[];
      }
    | undefined;
  readonly co2?:
    | {
        readonly building?: string | undefined;
        readonly living_area_m2?: string | undefined;
        readonly public_law_restrictions?: string | undefined;
        readonly relief?: string | undefined;
      }
    | undefined;
  readonly cold_water?: { readonly amount_eur: string; readonly main_meter_m3?: string | undefined } | undefined;
  readonly units: readonly HouseUnit[];
}

export interface HouseUnit {
  readonly id: string;
  readonly group?: string | undefined;
  readonly heating_area_m2?: string | undefined;
  readonly hot_water_area_m2?: string | undefined;
  readonly occupancies: readonly HouseOccupancy[];
}

export interface HouseOccupancy {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly heating?: string | undefined;
  readonly hot_water_m3?: string | undefined;
  readonly cold_water_m3?: string | undefined;
  readonly advance_eur?: string | undefined;
  readonly vat_percent?: string | undefined;
}

export interface HouseCost {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly amount_eur: string;
}

export interface FuelStock {
  readonly unit: string;
  readonly closing_quantity: string;
  readonly layers: readonly {
    readonly kind: string;
    readonly date: string;
    readonly quantity: string;
    readonly amount_eur: string;
    readonly co2_kg?: string | undefined;
    readonly co2_cost_eur?: string | undefined;
  }[];
}

export interface HotWaterShare {
  readonly method: string;
  readonly heat_kwh?: string | undefined;
  readonly volume_m3?: string | undefined;
  readonly temperature_c?: string | undefined;
  readonly area_m2?: string | undefined;
  readonly share?: string | undefined;
  readonly reason?: string | undefined;
}

export interface ResultLine {
  readonly code: string;
  readonly units: string;
  readonly unit_price_eur: string;
  readonly amount_eur: string;
}

export interface ResultOccupant {
  readonly unit: string;
  readonly occupancy: string;
  readonly lines: readonly ResultLine[];
  readonly total_eur: string;
  readonly vat_contained_eur?: string | undefined;
  readonly advance_eur?: string | undefined;
  readonly balance_eur: string;
}

export interface BillingResult {
  readonly occupants: readonly ResultOccupant[];
  readonly total_costs_eur: string;
  readonly total_statements_eur: string;
  readonly rounding_difference_eur: string;
  readonly hot_water_share?: string | undefined;
  readonly fuel_stock?:
    | { readonly used_quantity: string; readonly used_eur: string; readonly closing_eur: string }
    | undefined;
  readonly co2?:
    | {
        readonly emissions_kg: string;
        readonly kg_per_m2?: string | undefined;
        readonly landlord_percent: string;
        readonly cost_eur: string;
        readonly landlord_eur: string;
        readonly tenants_eur: string;
      }
    | undefined;
}
