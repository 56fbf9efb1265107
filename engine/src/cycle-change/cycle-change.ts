import type { House } from '../billing/house.ts';
import type { CarriedLayer } from '../billing/layers-left.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Consumption } from '../series/consumption.ts';
import type { PointSeries } from '../series/point-series.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { CycleChangeFinding } from './finding-kinds.ts';
import type { InterimValue } from './interim-value.ts';
import type { SplitRule } from './split-rules.ts';

/** What a measuring point counts. Points of the house count what the field of the same name in the house file does. */
export type PointOwner =
  | { readonly unit: string; readonly use: 'heating' | 'hot_water' | 'cold_water' }
  | { readonly group: string }
  | { readonly house: 'energy_used' | 'hot_water_heat' | 'hot_water_volume' | 'cold_water_main' };

export interface CyclePoint {
  readonly of: PointOwner;
  readonly series: PointSeries;
}

/** The days one cost is for. */
export interface CostDays {
  /** Id of the cost in the house file. */
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  /** Share of the old cycle where none of the rules is right, 0 to 1, with the reason for it. */
  readonly given?: { readonly share: Fraction; readonly reason: string };
}

/** A single advance payment; it belongs to the period in which its day lies. */
export interface AdvancePayment {
  readonly unit: string;
  readonly occupancy: string;
  readonly day: Day;
  readonly amountCents: bigint;
}

/** A running billing period, and the day on which another cycle begins within it. */
export interface CycleChange {
  /**
   * The running period as a house file (`House`). Its `period.to` is the last day for which there are readings, at
   * the latest that of the period. What is recorded by a point is taken from there; other values are divided.
   */
  readonly house: unknown;
  /** First day of the new cycle. */
  readonly changeOn: Day;
  readonly points: readonly CyclePoint[];
  readonly costs: readonly CostDays[];
  /** Fuel in store at the end of the day before, in the unit of the stock; left out: calculated. */
  readonly stockAtChange?: Fraction;
  /** Single payments, for occupancies on both sides of the change; left out: by months. */
  readonly advances?: readonly AdvancePayment[];
}

/** A quantity or amount of the house file in two parts, which are exactly the whole. */
export interface Split {
  /** JSON pointer into the house file. */
  readonly path: string;
  readonly rule: SplitRule;
  /** Reason of a given share. */
  readonly reason?: string;
  /** In the unit of the field. */
  readonly whole: Fraction;
  readonly old: Fraction;
  readonly next: Fraction;
}

/** One measuring point on both sides of the change. */
export interface SplitPoint {
  readonly of: PointOwner;
  readonly pointId: string;
  /** One for each device that counted across the change. */
  readonly interimValues: readonly InterimValue[];
  readonly old: Consumption;
  readonly next: Consumption;
}

/** A layer that was not used up, as it opens the next period. */
export interface SplitStock {
  readonly quantity: Fraction;
  /** `measured`, or calculated from what was used over the whole time. */
  readonly rule: SplitRule;
  /** Closing value of the old cycle and opening value of the new one. */
  readonly valueCents: bigint;
  /** Oldest first. */
  readonly carried: readonly CarriedLayer[];
}

/** What the house itself used and paid for, as the fields of a house file. */
export type PlantFields = Pick<House, 'energy_used' | 'hot_water_share' | 'groups' | 'co2' | 'cold_water'>;

export interface ChangedCycle {
  readonly ok: true;
  /** The old cycle, cut short: the period of the short-period statement. */
  readonly shortPeriod: Period;
  /** The first twelve months of the new cycle. */
  readonly nextPeriod: Period;
  /** Its days that lie in the running period. */
  readonly remainder: Period;
  readonly points: readonly SplitPoint[];
  /** Everything that was divided by a rule: costs, CO2, energy, values without a point, advance payments. */
  readonly splits: readonly Split[];
  readonly stock?: SplitStock;
  /** Of the days behind the change as far as they are known, be their consumption complete or not. */
  readonly plant: { readonly old: PlantFields; readonly next: PlantFields };
  /** Share of hot water in the energy of the running period, by which energy is divided; left out where none is known. */
  readonly hotWaterShare?: Fraction;
  /** Ready for `billHouse`. */
  readonly shortHouse: House;
  /** The days of the new period that are known; left out while their consumption is not complete. */
  readonly remainderHouse?: House;
  readonly findings: readonly CycleChangeFinding[];
}

export interface RefusedCycleChange {
  readonly ok: false;
  readonly findings: readonly CycleChangeFinding[];
}

export type CycleChangeResult = ChangedCycle | RefusedCycleChange;
