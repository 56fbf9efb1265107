import { type Day, type Month, monthAway, type Period, periodOfMonth } from '@klarmeter/engine';
import { type ClosedPeriod, findClosedPeriods } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { type DeviceOfUnit, devicesOfUnits, readForPurpose, type UnitConsumption } from '../metering/index.ts';
import { notFound } from '../problem.ts';
import {
  type OccupancyRow,
  type PropertyRow,
  selectOccupanciesOfProperties,
  selectPropertiesById,
  selectUnitsOfProperties,
  type UnitRow,
} from '../properties/index.ts';
import type { InformationRunRow } from './store.ts';

/** Months told beside the month itself: the same month of the year before is the earliest. */
const MONTHS_BEFORE = 12;

/** Everything stored that the informations of a house about a month rest on, read once; assembling it is pure. */
export interface MonthSource {
  readonly run: InformationRunRow;
  readonly month: Month;
  readonly property: PropertyRow;
  /** By number. */
  readonly units: readonly UnitRow[];
  /** Of the month, by unit and first day. */
  readonly occupancies: readonly OccupancyRow[];
  /** By occupancy: the month and those before it, cut to his own days. */
  readonly consumptions: ReadonlyMap<string, UnitConsumption>;
  /** By unit. */
  readonly devices: ReadonlyMap<string, readonly DeviceOfUnit[]>;
  readonly closed: ClosedPeriod | null;
}

/**
 * Reads the houses of some runs with a handful of queries, whatever their number and size, and leaves in the trail what
 * the readings of each run were for.
 */
export async function loadMonthSources(context: Context, runs: readonly InformationRunRow[]): Promise<MonthSource[]> {
  const byMonth = Map.groupBy(runs, ({ month }) => month as Month);
  const sources = await Promise.all([...byMonth].map(([month, some]) => loadMonth(context, month, some)));
  return sources.flat();
}

async function loadMonth(
  context: Context,
  month: Month,
  runs: readonly InformationRunRow[],
): Promise<readonly MonthSource[]> {
  const days = periodOfMonth(month);
  const propertyIds = runs.map(({ propertyId }) => propertyId);
  const [properties, units, occupancies, devices, closed] = await Promise.all([
    selectPropertiesById(context, propertyIds),
    selectUnitsOfProperties(context, propertyIds),
    selectOccupanciesOfProperties(context, propertyIds, days),
    devicesOfUnits(context, propertyIds),
    findClosedPeriods(context, propertyIds, days.from),
  ]);
  const devicesOf = Map.groupBy(devices, ({ unitId }) => unitId);
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const users = occupancies.flatMap((occupancy) => {
    const unit = unitOf.get(occupancy.unitId);
    return unit === undefined ? [] : [{ unit, occupancy }];
  });
  const askers = runs.map(({ id, propertyId }) => ({ propertyId, runId: id }));
  const read = await readForPurpose(context, 'monthly_information', toldDays(month), askers, users);
  const consumptions = new Map(read.map((each) => [each.occupancy?.id ?? '', each]));
  const propertyOf = new Map(properties.map((property) => [property.id, property]));
  const unitsOf = Map.groupBy(units, ({ propertyId }) => propertyId);
  const occupanciesOf = Map.groupBy(occupancies, ({ propertyId }) => propertyId);
  return runs.map((run): MonthSource => {
    const { propertyId } = run;
    const property = propertyOf.get(propertyId);
    if (property === undefined) throw notFound('property', propertyId);
    return {
      run,
      month,
      property,
      units: unitsOf.get(propertyId) ?? [],
      occupancies: occupanciesOf.get(propertyId) ?? [],
      consumptions,
      devices: devicesOf,
      closed: closed.get(propertyId) ?? null,
    };
  });
}

/** The month and those it is compared with. */
function toldDays(month: Month): Period {
  const from: Day = periodOfMonth(monthAway(month, -MONTHS_BEFORE)).from;
  return { from, to: periodOfMonth(month).to };
}
