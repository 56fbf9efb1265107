import type { House } from '../billing/house.ts';
import type { OperatingCostKindId } from '../law/de/betrkv/section-2-kinds.parameters.ts';
import type { LabourKind } from '../law/de/estg/section-35a-labour.ts';
import type { Day } from '../time/day.ts';

/**
 * The house file of an operating-cost statement: one house, one billing period. Numbers are decimal strings, euro
 * amounts gross, days inclusive; what a house does not need is left out.
 */
export interface OperatingCostsHouse {
  readonly schema: 'klarmeter.house/2';
  readonly id: string;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly keys?: OperatingCostKeys;
  /** What is metered besides water, by the id that keys and units name it with. */
  readonly consumptions?: readonly { readonly id: string; readonly unit: string }[];
  readonly water?: OperatingCostWater;
  readonly positions?: readonly OperatingCostPosition[];
  /** A whole heating house file; its occupants' totals become lines of no. 4 to 6. */
  readonly heating?: House;
  /** Labour within costs of `heating`, for the certificate of EStG section 35a. */
  readonly heating_labour?: readonly ({ readonly cost: string } & OperatingCostLabour)[];
  readonly units: readonly OperatingCostUnit[];
}

export const KEY_NAMES = ['area', 'heated_area', 'units', 'persons', 'consumption', 'co_ownership', 'fixed'] as const;
export type KeyName = (typeof KEY_NAMES)[number];

export interface OperatingCostKeys {
  /** Left out: show_difference. largest_remainder: the cents of each position are evened out within it. */
  readonly rounding?: 'show_difference' | 'largest_remainder';
  /** For positions without a key. Left out: area; co_ownership for let condominium flats (BGB section 556a(3)). */
  readonly default_by?: 'area' | 'co_ownership';
  /** Of the whole house, where it has more than the units of the file; the denominator of co-ownership. */
  readonly totals?: {
    readonly area_m2?: string;
    readonly heated_area_m2?: string;
    readonly units?: string;
    readonly person_days?: string;
    readonly co_ownership?: string;
  };
}

export interface OperatingCostWater {
  /** Whether hot-water meters count for no. 2, as their water is not billed under HeizkostenV section 8(2). */
  readonly hot_water_billed_here?: boolean;
  /** The same for no. 3. Left out: as for no. 2. */
  readonly hot_water_drained_here?: boolean;
  readonly main_meter_m3?: string;
  /** Recorded by sub-meters of the house, such as a garden tap. */
  readonly common_m3?: string;
  /** Explains a difference between main meter and sub-meters above 25 percent. */
  readonly difference_reason?: string;
}

export type OperatingCostKey =
  | { readonly by: Exclude<KeyName, 'consumption' | 'fixed'> }
  /** `water`, `waste_water` or the id of a consumption. */
  | { readonly by: 'consumption'; readonly of: string }
  /** Euro by unit; units left out take no part. */
  | { readonly by: 'fixed'; readonly amounts_eur: Readonly<Record<string, string>> };

export interface OperatingCostLabour {
  readonly kind: LabourKind;
  readonly amount_eur: string;
}

export interface OperatingCostPosition {
  readonly id: string;
  readonly kind: OperatingCostKindId;
  readonly amount_eur: string;
  /** The name in the contract; no. 17 needs one. */
  readonly label?: string;
  /** No. 17: agreed in the contract. */
  readonly agreed?: boolean;
  /** The days the cost is for. Left out: the billing period. */
  readonly from?: Day;
  readonly to?: Day;
  /** No. 15 a and b: when the plant was built. */
  readonly built_on?: Day;
  /** No. 4 to 6 beside the ordinance: HeizkostenV section 2 (two dwellings) or section 11. */
  readonly exception?: 'section_2' | 'section_11';
  /** Done by the owner: the amount is what a third party would ask, without VAT. */
  readonly own_work?: boolean;
  /** What of the amount the landlord bears: administration, repairs, the part of a shop. */
  readonly deduction?: { readonly amount_eur: string; readonly reason: string };
  readonly labour?: readonly OperatingCostLabour[];
  /** Left out: nothing is agreed, and BGB section 556a(1) or (3) decides. */
  readonly key?: OperatingCostKey;
  /** Ids of the units that take part. Left out: all. */
  readonly units?: readonly string[];
}

/** Recorded values; those of a unit where its occupancies have none of their own. */
export interface OperatingCostReadings {
  readonly cold_water_m3?: string;
  readonly hot_water_m3?: string;
  /** Documented volume that was not drained, such as that of a garden meter. */
  readonly undrained_m3?: string;
  /** By the id of the consumption. */
  readonly consumptions?: Readonly<Record<string, string>>;
}

export interface OperatingCostUnit extends OperatingCostReadings {
  readonly id: string;
  readonly area_m2?: string;
  readonly heated_area_m2?: string;
  readonly co_ownership?: string;
  /** As how many units it counts. Left out: 1. */
  readonly unit_count?: string;
  readonly undrained_reason?: string;
  readonly occupancies: readonly OperatingCostOccupancy[];
  /** Who had the unit in the heating period only; such occupants have the heating line and no other. */
  readonly heating_only?: readonly { readonly id: string; readonly advance_eur?: string }[];
}

export interface OperatingCostOccupancy extends OperatingCostReadings {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly vacant?: boolean;
  /** From the first day of the occupancy, until changed. */
  readonly persons?: string;
  readonly person_changes?: readonly { readonly from: Day; readonly persons: string }[];
  readonly advance_eur?: string;
}
