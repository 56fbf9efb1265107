// The house file as JSON, as far as the random houses write it.

export interface RawFailure {
  method: string;
  value?: string;
  previous?: string;
  others_previous?: string;
  reference_unit?: string;
  reason?: string;
}

export interface RawOccupancy {
  id: string;
  from: string;
  to: string;
  heating?: string;
  hot_water_m3?: string;
  cold_water_m3?: string;
  advance_eur?: string;
  vat_percent?: string;
  vacant?: boolean;
}

export interface RawUnit {
  id: string;
  group?: string;
  heating_area_m2?: string;
  hot_water_area_m2?: string;
  heating?: string;
  hot_water_m3?: string;
  cold_water_m3?: string;
  heating_failed?: RawFailure;
  hot_water_failed?: RawFailure;
  occupancies: RawOccupancy[];
}

export interface RawCost {
  id: string;
  kind: string;
  scope: string;
  amount_eur: string;
}

export interface RawLayer {
  kind: string;
  date: string;
  quantity: string;
  amount_eur: string;
  co2_kg?: string;
  co2_cost_eur?: string;
}

export interface RawCo2 {
  building: string;
  living_area_m2?: string;
  public_law_restrictions?: string;
  section_43_plant?: boolean;
  relief?: string;
  emissions_kg?: string;
  cost_eur?: string;
  invoices?: { energy_kwh: string; calorific: string; delivered_in: string; vat_percent: string }[];
}

export interface RawPlant {
  energy: string;
  billed_as?: string;
  commercial_heat_supply?: boolean;
  net_calorific_value?: string;
}

export interface RawHouse {
  schema: string;
  id: string;
  period: { from: string; to: string };
  plant?: RawPlant;
  energy_used?: { quantity: string; unit: string };
  hot_water_share?: { [field: string]: string };
  costs?: RawCost[];
  fuel_stock?: { unit: string; closing_quantity: string; layers: RawLayer[] };
  pots?: { [pot: string]: { base_eur: string; consumption_eur: string } };
  keys: { [field: string]: string };
  groups?: {
    pre_split_consumption_percent: string;
    list: { id: string; recorded: string; area_m2: string; heating_consumption_percent?: string }[];
  };
  co2?: RawCo2;
  cold_water?: { amount_eur: string; main_meter_m3?: string };
  units: RawUnit[];
}
