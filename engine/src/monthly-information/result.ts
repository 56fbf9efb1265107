import type { Reason } from '../billing/reasons.ts';
import type { Day } from '../time/day.ts';
import type { Month } from '../time/month.ts';
import type { MonthlyFinding } from './finding-kinds.ts';
import type { AverageGap, ComparisonGap } from './sentences.ts';

/** Where a value comes from. Only `missing` has none. */
export type ValueOrigin = 'measured' | 'substituted' | 'estimated' | 'missing';

/** How recorded values became kWh. */
export type ConversionBasis = 'heat_meters' | 'last_period' | 'energy_certificate' | 'formula';

/** Own consumption of an earlier month, or why there is none. */
export type MonthlyComparison =
  | {
      readonly available: true;
      readonly month: Month;
      readonly kwh: string;
      readonly origin: Exclude<ValueOrigin, 'missing'>;
      /** False: he used the unit on some days of that month only. */
      readonly whole_month: boolean;
      /** This month over that one, in percent; only between two whole months. */
      readonly change_percent?: string;
    }
  | {
      readonly available: false;
      readonly month: Month;
      readonly reason: ComparisonGap;
      readonly message_de: string;
      readonly message_en: string;
    };

/** The average user of the same category for the same days and area, or why there is none. */
export type MonthlyAverage =
  | {
      readonly available: true;
      readonly kwh: string;
      readonly kwh_per_m2: string;
      /** `user_group`: mean of the group; `reference`: a normalised user, named by `source`. */
      readonly kind: 'user_group' | 'reference';
      /** Id of the group, or the source of the normalised user. */
      readonly source: string;
      readonly change_percent?: string;
    }
  | {
      readonly available: false;
      readonly reason: AverageGap;
      readonly message_de: string;
      readonly message_en: string;
    };

/** HeizkostenV section 6a(2) no. 1 to 3 for heating or for hot water. */
export interface MonthlyUseInformation {
  readonly origin: ValueOrigin;
  /** kWh with one decimal; left out where the value is missing. */
  readonly kwh?: string;
  /** As recorded: kWh, allocator units or m3. */
  readonly recorded?: string;
  /** Method of a substitute or estimate. */
  readonly method?: string;
  /** Why it is not a measured value. */
  readonly reason?: string;
  readonly message_de?: string;
  readonly message_en?: string;
  readonly basis: ConversionBasis;
  /** Whether the kWh rest on a plan value; say `PROVISIONAL` beside them. */
  readonly provisional: boolean;
  readonly same_month_last_year: MonthlyComparison;
  readonly previous_month: MonthlyComparison;
  readonly average: MonthlyAverage;
}

/** An earlier month of the same user, for a chart. Null: missing. */
export interface MonthlyPast {
  readonly month: Month;
  readonly heating_kwh?: string | null;
  readonly hot_water_kwh?: string | null;
}

/** What has to be there for the information to be complete. */
export type MandatoryItem = 'heating' | 'heating_average' | 'hot_water' | 'hot_water_average';

/** What one user is told about one month. */
export interface MonthlyInformation {
  readonly unit: string;
  readonly occupancy: string;
  /** His days within the month. */
  readonly from: Day;
  readonly to: Day;
  readonly whole_month: boolean;
  /** Left out where he is not supplied with it. */
  readonly heating?: MonthlyUseInformation;
  readonly hot_water?: MonthlyUseInformation;
  /** Ascending, without this month. */
  readonly past_months: readonly MonthlyPast[];
  /** Whole euro; say `NOT_A_BILL` beside it. */
  readonly approximate_eur?: string;
  /** Mandatory items that are not there (section 6a(2)); empty: complete. */
  readonly missing: readonly MandatoryItem[];
}

export interface InformedMonth {
  readonly id: string;
  readonly ok: true;
  readonly month: Month;
  /** In the order of the file; vacancy is not informed. */
  readonly informations: readonly MonthlyInformation[];
  readonly findings: readonly MonthlyFinding[];
  /** By id; the inputs of a reason are ids of others or JSON pointers into the month file. */
  readonly reasons?: Readonly<Record<string, Reason>>;
}

export interface RefusedMonth {
  /** Null where the input has no readable id. */
  readonly id: string | null;
  readonly ok: false;
  readonly findings: readonly MonthlyFinding[];
}

export type MonthResult = InformedMonth | RefusedMonth;
