import type { Day } from '../time/day.ts';
import type { Finding } from './findings.ts';
import type { Reason } from './reasons.ts';

export type LineCode =
  | 'heating_base'
  | 'heating_consumption'
  | 'hot_water_base'
  | 'hot_water_consumption'
  | 'cold_water'
  | 'co2_credit';

export interface StatementLine {
  readonly code: LineCode;
  /** What the line was charged for: m2 times share of time, recorded units, m3; for the credit: euro. */
  readonly units: string;
  readonly unit_price_eur: string;
  readonly amount_eur: string;
}

export interface OccupantResult {
  readonly unit: string;
  readonly occupancy: string;
  readonly lines: readonly StatementLine[];
  readonly total_eur: string;
  readonly vat_contained_eur?: string;
  readonly advance_eur?: string;
  /** Total less advance: what is still to pay, or a credit balance below zero. */
  readonly balance_eur: string;
}

export interface Co2Result {
  /** What the classification rests on; extrapolated where the invoices do not cover the period. */
  readonly emissions_kg: string;
  /** What was invoiced, where the emissions were extrapolated. */
  readonly invoiced_emissions_kg?: string;
  readonly kg_per_m2?: string;
  readonly landlord_percent: string;
  readonly cost_eur: string;
  readonly landlord_eur: string;
  readonly tenants_eur: string;
}

export interface BilledHouse {
  readonly id: string;
  readonly ok: true;
  /** What was known when it was calculated; calculating by it again gives the same. */
  readonly rule_set: string;
  /** In the order of the file. */
  readonly occupants: readonly OccupantResult[];
  readonly total_costs_eur: string;
  readonly total_statements_eur: string;
  readonly rounding_difference_eur: string;
  readonly hot_water_share?: string;
  readonly fuel_stock?: FuelStockResult;
  readonly co2?: Co2Result;
  readonly findings: readonly Finding[];
  /** By id; the inputs of a reason are ids of others or JSON pointers into the house file. */
  readonly reasons?: Readonly<Record<string, Reason>>;
}

export interface FuelStockResult {
  readonly used_quantity: string;
  readonly used_eur: string;
  readonly closing_eur: string;
  /** What is left of the layers, oldest first; the next period opens with exactly these. */
  readonly closing_layers: readonly ClosingLayer[];
}

/** Amounts to the cent, which add up to the closing values; kilograms to the gram. */
export interface ClosingLayer {
  readonly date: Day;
  readonly quantity: string;
  readonly amount_eur: string;
  readonly co2_kg?: string;
  readonly co2_cost_eur?: string;
}

export interface RefusedHouse {
  /** Null where the input has no readable id. */
  readonly id: string | null;
  readonly ok: false;
  readonly findings: readonly Finding[];
}

export type BillResult = BilledHouse | RefusedHouse;
