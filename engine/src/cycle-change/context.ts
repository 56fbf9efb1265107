import type { HouseModel } from '../billing/model.ts';
import { type Fraction, sum } from '../money/fraction.ts';
import { consumptionOf } from '../series/consumption.ts';
import type { PointSeries } from '../series/point-series.ts';
import type { Day } from '../time/day.ts';
import type { DegreeDayWeight } from '../time/degree-days.ts';
import { overlapOf, type Period } from '../time/period.ts';
import type { PointOwner, Split, SplitPoint } from './cycle-change.ts';
import type { CycleChangeFindings } from './finding-kinds.ts';

/** A point with its interim values put into its series. */
export interface ReadyPoint extends SplitPoint {
  /** Place in the input. */
  readonly index: number;
  readonly series: PointSeries;
}

/** What every part of a change is divided with. */
export interface ChangeContext {
  readonly model: HouseModel;
  /** Last day of the old cycle. */
  readonly boundary: Day;
  /** The running period in its two parts. */
  readonly shortPeriod: Period;
  readonly remainder: Period;
  readonly nextPeriod: Period;
  readonly weights: readonly DegreeDayWeight[];
  readonly points: readonly ReadyPoint[];
  /** Share of hot water in the energy of the running period; undefined without one. */
  readonly hotWaterShare: Fraction | undefined;
  readonly findings: CycleChangeFindings;
  readonly splits: Split[];
}

/** Findings point into the input, where the house lies below `house`. */
export const inHouse = (path: string): string => `/house${path}`;

export type HousePointName = Extract<PointOwner, { readonly house: string }>['house'];

/** The points of the house that count one of its own quantities. */
export const housePoints = ({ points }: ChangeContext, name: HousePointName): readonly ReadyPoint[] =>
  points.filter(({ of }) => 'house' in of && of.house === name);

/** What points counted together in a time; undefined without points, or where one of them cannot say. */
export function measuredBy(points: readonly ReadyPoint[], period: Period): Fraction | undefined {
  if (points.length === 0) return undefined;
  const values: Fraction[] = [];
  for (const { series } of points) {
    const consumption = consumptionOf(series, period);
    if (consumption.status === 'missing') return undefined;
    values.push(consumption.value);
  }
  return sum(values);
}

/** The days of a time on both sides of the change; undefined on a side where it has none. */
export const bothSides = (
  { boundary, nextPeriod }: Pick<ChangeContext, 'boundary' | 'nextPeriod'>,
  days: Period,
): { readonly old: Period | undefined; readonly next: Period | undefined } => ({
  old: overlapOf(days, { from: days.from, to: boundary }),
  next: overlapOf(days, { from: nextPeriod.from, to: null }),
});
