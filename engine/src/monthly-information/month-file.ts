import type { Summer } from '../law/de/vdi2067/table-22-degree-days.ts';
import type { Day } from '../time/day.ts';
import type { Month } from '../time/month.ts';

/**
 * The month file as it lies on the wire: one house, one calendar month, and everything its monthly informations depend
 * on. Numbers are decimal strings, days inclusive; what a house does not need is left out.
 */
export interface MonthFile {
  readonly schema: 'klarmeter.month/1';
  readonly id: string;
  readonly month: Month;
  /** How the plan value of an energy certificate is spread over the summer; left out: 14_13_13. */
  readonly summer_degree_days?: Summer;
  readonly groups: readonly MonthGroup[];
  readonly units: readonly MonthUnit[];
}

/** Users of one category: the same use, the same kind of equipment. */
export interface MonthGroup {
  readonly id: string;
  /** How recorded heat becomes kWh; left out where nobody in the group has any. */
  readonly heating?: MonthHeatingBasis;
  readonly hot_water?: MonthHotWaterBasis;
  /** For groups too small for a mean of their own: a normalised user, and who names him. */
  readonly reference_average?: {
    readonly source: string;
    readonly heating_kwh_per_m2?: string;
    readonly hot_water_kwh_per_m2?: string;
  };
  /** Prices of the last statement, for an amount in euro that is not a bill. */
  readonly prices?: { readonly heating_eur_per_kwh?: string; readonly hot_water_eur_per_kwh?: string };
}

export type MonthHeatingBasis =
  | { readonly basis: 'heat_meters' }
  | {
      readonly basis: 'last_period';
      readonly from: Day;
      readonly to: Day;
      readonly heat_kwh: string;
      /** Allocator units of all users in that period. */
      readonly units: string;
    }
  /** Before the first closed period. Heat for heating by the energy certificate, kWh per m2 and year. */
  | { readonly basis: 'energy_certificate'; readonly heating_kwh_per_m2_year: string };

export type MonthHotWaterBasis =
  | { readonly basis: 'heat_meters' }
  | {
      readonly basis: 'last_period';
      readonly from: Day;
      readonly to: Day;
      readonly heat_kwh: string;
      readonly volume_m3: string;
    }
  /** Where the heat of hot water is not known. Left out: the temperature of the ordinance. */
  | { readonly basis: 'formula'; readonly temperature_c?: string };

export interface MonthUnit {
  readonly id: string;
  readonly group: string;
  readonly heating_area_m2?: string;
  readonly hot_water_area_m2?: string;
  /** Those who used the unit on some day of the month. */
  readonly occupancies: readonly MonthOccupancy[];
}

export interface MonthOccupancy {
  readonly id: string;
  /** The day from which this same user has used the unit, however many contracts he had. */
  readonly from: Day;
  /** Left out: still there. */
  readonly to?: Day;
  readonly vacant?: boolean;
  /** Of his days within the month, in the unit of the group's basis: kWh, allocator units or m3. Left out: no supply. */
  readonly heating?: MonthUse;
  readonly hot_water?: MonthUse;
  /** Earlier months of this same user. A month before his first day is refused. */
  readonly past_months?: readonly MonthPast[];
}

export interface MonthPast {
  readonly month: Month;
  readonly heating?: MonthPastUse;
  readonly hot_water?: MonthPastUse;
}

export const MISSING_REASONS = [
  'no_device',
  'no_reception',
  'not_remotely_readable',
  'device_failure',
  'no_access',
  'not_recorded',
] as const;
export type MonthMissingReason = (typeof MISSING_REASONS)[number];

export type MonthUse =
  | { readonly origin: 'measured'; readonly value: string }
  /** `substituted`: by the methods of section 9a; `estimated`: by another one, such as days between two readings. */
  | {
      readonly origin: 'substituted' | 'estimated';
      readonly value: string;
      readonly method: string;
      readonly reason: string;
    }
  | { readonly origin: 'missing'; readonly reason: MonthMissingReason };

/** `comparable: false`: recorded by other devices, whose units are not those of this month. */
export type MonthPastUse = MonthUse & { readonly comparable?: boolean };
