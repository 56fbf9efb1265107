import type { Span, SummerDays } from './calendar.ts';
import type { Fraction } from './fraction.ts';

// The house file of the house file contract "Input", once its texts have become fractions and days.

export const energies = [
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
export type Energy = (typeof energies)[number];

export const units = ['kWh', 'l', 'm3', 'kg'] as const;
export type QuantityUnit = (typeof units)[number];

export const scopes = ['combined', 'heating', 'hot_water'] as const;
export type Scope = (typeof scopes)[number];

/** What a unit records: kWh or allocator units, and cubic metres of hot and of cold water. */
export type Meter = 'heating' | 'hot_water' | 'cold_water';
export type Recorded = { readonly [meter in Meter]: Fraction | undefined };

export interface Plant {
  readonly energy: Energy;
  readonly billedAs: 'gross' | 'net';
  readonly commercialHeatSupply: boolean;
  readonly netCalorificValue: Fraction | undefined;
}

export interface Quantity {
  readonly quantity: Fraction;
  readonly unit: QuantityUnit;
}

export type HotWaterMethod =
  | { readonly method: 'measured'; readonly heat: Fraction }
  | { readonly method: 'volume'; readonly volume: Fraction; readonly temperature: Fraction }
  | { readonly method: 'area'; readonly area: Fraction }
  | { readonly method: 'given'; readonly share: Fraction };

export interface Cost {
  readonly kind: string;
  readonly scope: Scope;
  readonly amount: Fraction;
}

export interface Layer {
  readonly date: number;
  readonly quantity: Fraction;
  readonly amount: Fraction;
  readonly co2Kg: Fraction | undefined;
  readonly co2Cost: Fraction | undefined;
}

export interface Stock {
  readonly unit: QuantityUnit;
  readonly closing: Fraction;
  readonly layers: readonly Layer[];
}

export interface GivenPot {
  readonly base: Fraction;
  readonly consumption: Fraction;
}

export interface Keys {
  readonly heatingPercent: Fraction | undefined;
  readonly hotWaterPercent: Fraction | undefined;
  readonly heatingBaseBy: 'degree_days' | 'days';
  readonly summer: SummerDays;
  readonly rounding: 'show_difference' | 'largest_remainder';
}

export interface Group {
  readonly id: string;
  readonly recorded: Fraction;
  readonly area: Fraction;
  readonly heatingPercent: Fraction | undefined;
}

export interface Groups {
  readonly preSplitPercent: Fraction;
  readonly list: readonly Group[];
}

export interface Invoice {
  readonly energy: Fraction;
  readonly calorific: 'gross' | 'net';
  readonly deliveredIn: number;
  readonly vatPercent: Fraction;
}

export interface Co2 {
  readonly building: 'residential' | 'non_residential';
  readonly livingArea: Fraction | undefined;
  readonly restrictions: 'none' | 'one' | 'both';
  readonly section43Plant: boolean;
  readonly relief: 'deduct_from_pot' | 'credit_line' | 'show_only';
  readonly emissions: Fraction | undefined;
  readonly cost: Fraction | undefined;
  readonly invoices: readonly Invoice[] | undefined;
}

export interface Failure {
  readonly method: 'previous_periods' | 'comparable_rooms' | 'building_average';
  readonly value: Fraction | undefined;
  readonly previous: Fraction | undefined;
  readonly othersPrevious: Fraction | undefined;
  readonly referenceUnit: string | undefined;
}

export interface Occupancy {
  readonly id: string;
  readonly span: Span;
  readonly recorded: Recorded;
  readonly advance: Fraction | undefined;
  readonly vatPercent: Fraction | undefined;
}

export interface Unit {
  readonly id: string;
  readonly group: string | undefined;
  readonly area: { readonly heating: Fraction; readonly hot_water: Fraction };
  readonly recorded: Recorded;
  readonly failure: { readonly heating: Failure | undefined; readonly hot_water: Failure | undefined };
  readonly occupancies: readonly Occupancy[];
}

export interface House {
  readonly id: string;
  readonly period: Span;
  readonly plant: Plant | undefined;
  readonly energyUsed: Quantity | undefined;
  readonly hotWater: HotWaterMethod | undefined;
  readonly costs: readonly Cost[] | undefined;
  readonly stock: Stock | undefined;
  readonly pots: { readonly heating: GivenPot | undefined; readonly hot_water: GivenPot | undefined } | undefined;
  readonly keys: Keys;
  readonly groups: Groups | undefined;
  readonly co2: Co2 | undefined;
  readonly coldWater: { readonly amount: Fraction; readonly mainMeter: Fraction | undefined } | undefined;
  readonly units: readonly Unit[];
}
