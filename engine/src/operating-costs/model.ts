import type { OccupancyBase } from '../billing/parse-occupancies.ts';
import type { OperatingCostKind } from '../law/de/betrkv/section-2-kinds.parameters.ts';
import type { LabourKind } from '../law/de/estg/section-35a-labour.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { KeyName } from './house.ts';

/** The house file as read: numbers exact, defaults filled in, `path` pointing back into the file. */
export interface OperatingCostsModel {
  readonly id: string;
  readonly period: Period;
  readonly evenOut: boolean;
  readonly defaultBy: 'area' | 'co_ownership';
  /** Keys of the whole house, where the file gives them. */
  readonly totals: Readonly<Partial<Record<TotalledKey, Fraction>>>;
  /** Unit of measure by id of the consumption. */
  readonly consumptions: ReadonlyMap<string, string>;
  readonly water: WaterModel;
  /** In the order of BetrKV section 2, then of the file. */
  readonly positions: readonly PositionModel[];
  readonly heatingLabour: readonly (LabourModel & { readonly cost: string })[];
  readonly units: readonly UnitModel[];
}

/** Keys a unit has a value of. */
export type ValueKey = 'area' | 'heated_area' | 'units' | 'co_ownership';
/** Keys the whole house can have a value of. */
export type TotalledKey = ValueKey | 'persons';

export interface WaterModel {
  readonly hotBilledHere: boolean | undefined;
  readonly hotDrainedHere: boolean | undefined;
  readonly mainMeterM3: Fraction | undefined;
  readonly commonM3: Fraction | undefined;
  readonly differenceReason: string | undefined;
}

export interface LabourModel {
  readonly path: string;
  readonly kind: LabourKind;
  readonly amount: Fraction;
}

export type KeyModel =
  | { readonly by: Exclude<KeyName, 'consumption' | 'fixed'> }
  | { readonly by: 'consumption'; readonly of: string }
  | { readonly by: 'fixed'; readonly amounts: ReadonlyMap<string, Fraction> };

export interface PositionModel {
  readonly path: string;
  readonly id: string;
  readonly kind: OperatingCostKind;
  readonly label: string | undefined;
  readonly amount: Fraction;
  readonly deduction: { readonly amount: Fraction; readonly reason: string } | undefined;
  readonly ownWork: boolean;
  /** The days the cost is for. */
  readonly period: Period;
  readonly wholePeriod: boolean;
  /** Where its first and its last day stand in the file. */
  readonly timePointers: readonly string[];
  readonly labour: readonly LabourModel[];
  /** `default`: none is named; undefined: it could not be read. */
  readonly key: KeyModel | 'default' | undefined;
  /** Ids of the units that take part; undefined: all. */
  readonly units: ReadonlySet<string> | undefined;
}

/** Recorded values by the end of their pointer: `cold_water_m3`, `consumptions/laundry`. */
export type ReadingsModel = ReadonlyMap<string, Fraction>;

export interface UnitModel {
  readonly path: string;
  readonly id: string;
  readonly values: Readonly<Partial<Record<ValueKey, Fraction>>>;
  readonly readings: ReadingsModel;
  readonly undrainedReason: string | undefined;
  readonly occupancies: readonly OccupancyModel[];
  readonly heatingOnly: readonly HeatingOnlyModel[];
}

export interface OccupancyModel extends OccupancyBase {
  readonly vacant: boolean;
  readonly persons: Fraction | undefined;
  /** In the order of their days. */
  readonly personChanges: readonly { readonly path: string; readonly from: Day; readonly persons: Fraction }[];
  readonly readings: ReadingsModel;
  readonly advance: Fraction | undefined;
}

/** Somebody who gets a statement. */
export type OccupantModel = OccupancyModel | HeatingOnlyModel;

export const isOccupancy = (occupant: OccupantModel): occupant is OccupancyModel => 'period' in occupant;

export interface HeatingOnlyModel {
  readonly path: string;
  readonly id: string;
  readonly advance: Fraction | undefined;
}
