import type { House, Period } from '@klarmeter/engine';
import type { PointOfProperty, VirtualPointOfHouse } from '../../metering/index.ts';
import type { OccupancyRow, PropertyRow, UnitRow } from '../../properties/index.ts';
import type { CostRow } from '../costs/store.ts';
import type { MeasuredUnits } from '../house/measure-units.ts';
import type { Provenance } from '../house/provenance.ts';
import type { PeriodRow } from '../periods/store.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { OperatingCostSettings } from './settings.ts';
import type { OperatingCostRow } from './store.ts';

/** A heating bill as its run froze it. */
export interface FrozenHeating {
  readonly billingPeriodId: string;
  readonly runId: string;
  readonly house: House;
  readonly provenance: Provenance;
  readonly presentation: Presentation;
  /** Costs of its period that carry labour, as they are now: the house file of heating knows none. */
  readonly labour: readonly CostRow[];
  /** Numbers of its statements, by occupancy. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Who used the property in its days. */
  readonly occupancies: readonly OccupancyRow[];
}

/** Everything stored that a run of operating costs rests on, read once; assembling it is pure. */
export interface OperatingCostSource {
  readonly runId: string;
  readonly property: PropertyRow;
  readonly billingPeriod: PeriodRow;
  readonly settings: OperatingCostSettings;
  readonly period: Period;
  /** By number. */
  readonly units: readonly UnitRow[];
  /** Those of the period, by first day. */
  readonly occupancies: readonly OccupancyRow[];
  readonly points: readonly PointOfProperty[];
  /** What nobody reads, and no run bills by. */
  readonly virtualPoints: readonly VirtualPointOfHouse[];
  readonly measured: MeasuredUnits;
  readonly entries: readonly OperatingCostRow[];
  /** Null: none is to be embedded, or it is not billed yet. */
  readonly heating: FrozenHeating | null;
}
