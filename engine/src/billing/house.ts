import type { CoalKind } from '../law/de/ebev2030/annex-2-emission-factors.parameters.ts';
import type { GasGroup } from '../law/de/heizkostenv/section-9-combined-plants.parameters.ts';
import type { KeyAgreement } from '../law/de/heizkostenv/section-10-agreements.ts';
import type { Summer } from '../law/de/vdi2067/table-22-degree-days.ts';
import type { Day } from '../time/day.ts';

/**
 * The house file as it lies on the wire: one house, one billing period. Numbers are decimal strings, euro
 * amounts gross, days inclusive; what a house does not need is left out.
 */
export interface House {
  readonly schema: 'klarmeter.house/1';
  readonly id: string;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly plant?: HousePlant;
  readonly energy_used?: { readonly quantity: string; readonly unit: EnergyUnit };
  readonly hot_water_share?: HouseHotWaterShare;
  readonly costs?: readonly HouseCost[];
  readonly fuel_stock?: HouseFuelStock;
  readonly pots?: { readonly heating?: HousePot; readonly hot_water?: HousePot };
  readonly keys?: HouseKeys;
  readonly groups?: { readonly pre_split_consumption_percent: string; readonly list: readonly HouseGroup[] };
  readonly co2?: HouseCo2;
  readonly cold_water?: { readonly amount_eur: string; readonly main_meter_m3?: string };
  readonly units: readonly HouseUnit[];
}

export const ENERGIES = [
  'natural_gas',
  'heating_oil',
  'heavy_oil',
  'lpg',
  'pellets',
  'wood_chips',
  'firewood',
  'hard_coal',
  'coke',
  'lignite',
  'district_heating',
  'electricity_heat_pump',
] as const;
export type Energy = (typeof ENERGIES)[number];

interface EnergyFacts {
  /** Lies in a tank or a cellar, so that what was consumed differs from what was delivered (HeizkostenV section 7(2)). */
  readonly stored: boolean;
  /** Carries a price of the emissions trading, whose cost is split (CO2KostAufG section 2(1)). */
  readonly co2Priced: boolean;
}

const fuel: EnergyFacts = { stored: true, co2Priced: true };
const wood: EnergyFacts = { stored: true, co2Priced: false };

export const ENERGY_FACTS: Readonly<Record<Energy, EnergyFacts>> = {
  natural_gas: { stored: false, co2Priced: true },
  heating_oil: fuel,
  heavy_oil: fuel,
  lpg: fuel,
  pellets: wood,
  wood_chips: wood,
  firewood: wood,
  hard_coal: fuel,
  coke: fuel,
  lignite: fuel,
  district_heating: { stored: false, co2Priced: true },
  electricity_heat_pump: { stored: false, co2Priced: false },
};

export const ENERGY_UNITS = ['kWh', 'l', 'm3', 'kg'] as const;
export type EnergyUnit = (typeof ENERGY_UNITS)[number];

export const SCOPES = ['combined', 'heating', 'hot_water'] as const;
export type CostScope = (typeof SCOPES)[number];

export const RELIEFS = ['deduct_from_pot', 'credit_line', 'show_only'] as const;
export type Co2Relief = (typeof RELIEFS)[number];

export interface HousePlant {
  readonly energy: Energy;
  /** By gross (Hs) or net (Hi) calorific value; left out: net. */
  readonly billed_as?: 'gross' | 'net';
  /** Left out: true for district heating, else false. */
  readonly commercial_heat_supply?: boolean;
  /** kWh per unit of fuel. */
  readonly net_calorific_value?: string;
  /** Of natural gas whose calorific value nobody names; left out: H. */
  readonly gas_group?: GasGroup;
}

export type HouseHotWaterShare =
  | { readonly method: 'measured'; readonly heat_kwh: string }
  | {
      readonly method: 'volume';
      readonly volume_m3: string;
      readonly temperature_c?: string;
      readonly reason?: string;
    }
  | { readonly method: 'area'; readonly area_m2: string; readonly reason?: string }
  | { readonly method: 'given'; readonly share: string };

export interface HouseCost {
  readonly id: string;
  readonly kind: string;
  readonly scope: CostScope;
  readonly amount_eur: string;
}

export interface HouseFuelStock {
  readonly unit: EnergyUnit;
  readonly closing_quantity: string;
  readonly layers: readonly {
    readonly kind: 'opening' | 'purchase';
    readonly date: Day;
    readonly quantity: string;
    readonly amount_eur: string;
    readonly co2_kg?: string;
    readonly co2_cost_eur?: string;
  }[];
}

export interface HousePot {
  readonly base_eur: string;
  readonly consumption_eur: string;
}

export interface HouseKeys {
  readonly heating_consumption_percent?: string;
  readonly hot_water_consumption_percent?: string;
  /** Left out: degree_days. */
  readonly heating_base_by?: 'degree_days' | 'days';
  /** Left out: 14_13_13. */
  readonly summer_degree_days?: Summer;
  /** Left out: show_difference. */
  readonly rounding?: 'show_difference' | 'largest_remainder';
  /** Why the percents may lie outside of the ordinance's range; left out: they may not. */
  readonly agreement?: { readonly kind: KeyAgreement; readonly reason: string };
}

export interface HouseGroup {
  readonly id: string;
  readonly recorded: string;
  /** Left out: the areas of the group's units. */
  readonly area_m2?: string;
  /** Left out: the percent of the house. */
  readonly heating_consumption_percent?: string;
  /** Hot water recorded of every group beforehand as well; left out: it is shared in the whole house. */
  readonly hot_water?: {
    readonly recorded_m3: string;
    /** Left out: the hot-water areas of the group's units. */
    readonly area_m2?: string;
    /** Left out: the percent of the house. */
    readonly consumption_percent?: string;
  };
}

export interface HouseCo2 {
  /** Left out: residential where a living area is given. */
  readonly building?: 'residential' | 'non_residential';
  readonly living_area_m2?: string;
  readonly public_law_restrictions?: 'none' | 'one' | 'both';
  readonly section_43_plant?: boolean;
  /** Left out: deduct_from_pot. */
  readonly relief?: Co2Relief;
  readonly emissions_kg?: string;
  readonly cost_eur?: string;
  readonly invoices?: readonly HouseCo2Invoice[];
}

export interface HouseCo2Invoice {
  /** As invoiced; left out only where `quantity` stands in its place. */
  readonly energy_kwh?: string;
  /** Of a fuel with a standard energy content. */
  readonly quantity?: { readonly value: string; readonly unit: 'l' | 'kg' };
  /** Kind of hard coal; left out for everything else. */
  readonly coal?: CoalKind;
  readonly calorific?: 'gross' | 'net';
  readonly delivered_in: string;
  readonly vat_percent: string;
  /** Of heat from a plant of the European emissions trading: the year of the invoice, which picks its price. */
  readonly ets_invoiced_in?: string;
  /** As the supplier stated them; left out: by the standard factor and the certificate price. */
  readonly emissions_kg?: string;
  readonly cost_eur?: string;
  /** Days the invoice covers; left out: all of it belongs to the billing period. */
  readonly supplied?: { readonly from: Day; readonly to: Day };
  /** The part that belongs to the billing period, where it is known better than by degree days. */
  readonly share?: { readonly value: string; readonly by: 'meter_reading' | 'hand'; readonly reason: string };
}

export const COAL_KINDS = ['fine', 'lump', 'briquettes'] as const satisfies readonly CoalKind[];

export const FAILURE_METHODS = ['previous_periods', 'comparable_rooms', 'building_average'] as const;

export interface HouseFailure {
  readonly method: (typeof FAILURE_METHODS)[number];
  readonly value?: string;
  readonly previous?: string;
  readonly others_previous?: string;
  readonly reference_unit?: string;
  readonly reason?: string;
}

export interface HouseUnit {
  readonly id: string;
  readonly group?: string;
  readonly heating_area_m2?: string;
  readonly hot_water_area_m2?: string;
  /** The unit's own values, where its occupancies have no readings. */
  readonly heating?: string;
  readonly hot_water_m3?: string;
  readonly cold_water_m3?: string;
  readonly heating_failed?: HouseFailure;
  readonly hot_water_failed?: HouseFailure;
  readonly occupancies: readonly HouseOccupancy[];
}

export interface HouseOccupancy {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly heating?: string;
  readonly hot_water_m3?: string;
  readonly cold_water_m3?: string;
  readonly advance_eur?: string;
  readonly vat_percent?: string;
  readonly vacant?: boolean;
}
