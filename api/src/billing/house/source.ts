import type { BilledHouse, Period } from '@klarmeter/engine';
import type { VirtualPointOfHouse } from '../../metering/index.ts';
import type { OccupancyRow, PropertyRow, UnitRow } from '../../properties/index.ts';
import type { ClimateFactorRow } from '../climate-factors/store.ts';
import type { CostRow, FuelRow } from '../costs/store.ts';
import type { BilledPoint } from '../cycle-change/interim-values.ts';
import type { PeriodRow } from '../periods/store.ts';
import type { PreviousPeriod } from '../presentation/presentation.ts';
import type { ClosedPeriod } from '../runs/closed-periods.ts';
import type { MeasuredUnits } from './measure-units.ts';

/** An occupant's figures of the period before. */
export type EarlierFigures = Omit<PreviousPeriod, 'units_comparable'>;

/** Everything stored that a billing run rests on, read once; assembling it is pure. */
export interface HouseSource {
  readonly runId: string;
  readonly property: PropertyRow;
  readonly billingPeriod: PeriodRow;
  readonly period: Period;
  /** By number. */
  readonly units: readonly UnitRow[];
  /** Those of the period, by first day. */
  readonly occupancies: readonly OccupancyRow[];
  readonly points: readonly BilledPoint[];
  /** What nobody reads, and no run bills by. */
  readonly virtualPoints: readonly VirtualPointOfHouse[];
  readonly measured: MeasuredUnits;
  readonly costs: readonly CostRow[];
  readonly fuel: readonly FuelRow[];
  /** A comparable period before, measured again; read only where something has to be substituted. */
  readonly before: { readonly period: Period; readonly measured: MeasuredUnits } | null;
  /** The billing period that ends the day before this one begins. */
  readonly preceding: {
    readonly row: PeriodRow;
    /** Its closing stock, once it was calculated. */
    readonly closing: ClosingStock | null;
    /** Figures of its statements, by occupancy. */
    readonly statements: ReadonlyMap<string, EarlierFigures>;
    /** As it was billed; null where its statements are not issued. */
    readonly closed: ClosedPeriod | null;
  } | null;
  /** Loaded climate factors of this house for its period and the one before, newest first. */
  readonly climateFactors: readonly ClimateFactorRow[];
}

/** What a period leaves to the next one. */
export type ClosingStock = NonNullable<BilledHouse['fuel_stock']>;

/** An occupancy as far as it lies in the period. */
export interface SpannedOccupancy {
  readonly row: OccupancyRow;
  readonly span: Period;
}

/** The occupancies of every unit, clipped to the period, in order of time. */
export function spansByUnit(
  occupancies: readonly OccupancyRow[],
  period: Period,
): ReadonlyMap<string, readonly SpannedOccupancy[]> {
  const byUnit = new Map<string, SpannedOccupancy[]>();
  const inOrder = [...occupancies].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  for (const row of inOrder) {
    const from = row.fromDay > period.from ? (row.fromDay as Period['from']) : period.from;
    const to = row.toDay !== null && row.toDay < period.to ? (row.toDay as Period['to']) : period.to;
    if (from > to) continue;
    const list = byUnit.get(row.unitId) ?? [];
    byUnit.set(row.unitId, list);
    list.push({ row, span: { from, to } });
  }
  return byUnit;
}
