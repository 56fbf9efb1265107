import { type Day, type Month, monthAway, periodOfMonth } from '@klarmeter/engine';
import { type ClosedPeriod, findClosedPeriod } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { type DeviceOfUnit, devicesOfUnits, readForPurpose, type UnitConsumption } from '../metering/index.ts';
import {
  fetchProperty,
  type OccupancyRow,
  type PropertyRow,
  selectOccupanciesOfProperties,
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
  readonly devices: readonly DeviceOfUnit[];
  readonly closed: ClosedPeriod | null;
}

/** Reads a house in a fixed number of queries, whatever its size, and leaves in the trail what the readings were for. */
export async function loadMonthSource(context: Context, run: InformationRunRow): Promise<MonthSource> {
  const { propertyId } = run;
  const month = run.month as Month;
  const days = periodOfMonth(month);
  const [property, units, occupancies, devices, closed] = await Promise.all([
    fetchProperty(context, propertyId),
    selectUnitsOfProperties(context, [propertyId]),
    selectOccupanciesOfProperties(context, [propertyId], days),
    devicesOfUnits(context, propertyId),
    findClosedPeriod(context, propertyId, days.from),
  ]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const rows = occupancies.flatMap((occupancy) => {
    const unit = byId.get(occupancy.unitId);
    return unit === undefined ? [] : [{ unit, occupancy }];
  });
  const from: Day = periodOfMonth(monthAway(month, -MONTHS_BEFORE)).from;
  const read = await readForPurpose(context, 'monthly_information', { propertyId, from, to: days.to }, rows);
  const consumptions = new Map(read.map((each) => [each.occupancy?.id ?? '', each]));
  return { run, month, property, units, occupancies, consumptions, devices, closed };
}
