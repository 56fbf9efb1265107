import { type Day, daysIn, type Period, parse, shiftedDay, toCents } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { seriesOfProperty } from '../metering/index.ts';
import {
  fetchProperty,
  type OccupancyRow,
  selectOccupanciesOfProperty,
  selectUnitsOfProperty,
  type UnitRow,
} from '../properties/index.ts';
import { eur } from './assembly.ts';
import { type EarlierFigures, type HouseSource, spansByUnit } from './house-source.ts';
import { type MeasuredUnits, measureUnits } from './measure-units.ts';
import { daysOf } from './period-kind.ts';
import type { PeriodSettings } from './settings.ts';
import { findBillingPeriodEnding, type PeriodRow, selectCostEntries, selectFuelDeliveries } from './store.ts';
import { findClosingEur } from './store-runs.ts';
import { selectStatementsOfPeriod } from './store-statements.ts';

/** Entries of one period that are read at once; a house has a few dozen. */
const ENTRIES_MAX = 10_000;

/**
 * Reads a house with a handful of queries, whatever its size. Those that do not need each other are sent together, so
 * that they cost one way to the database.
 */
export async function loadHouseSource(context: Context, runId: string, billingPeriod: PeriodRow): Promise<HouseSource> {
  const { propertyId } = billingPeriod;
  const inPeriod = { billingPeriodId: billingPeriod.id };
  const [property, units, costs, fuel] = await Promise.all([
    fetchProperty(context, propertyId),
    selectUnitsOfProperty(context, propertyId),
    selectCostEntries(context, inPeriod, null, ENTRIES_MAX),
    selectFuelDeliveries(context, inPeriod, null, ENTRIES_MAX),
  ]);
  const period = daysOf(billingPeriod);
  const [occupancies, points, precedingRow] = await Promise.all([
    selectOccupanciesOfProperty(context, propertyId, period),
    seriesOfProperty(context, propertyId, period),
    findBillingPeriodEnding(context, propertyId, shiftedDay(period.from, -1)),
  ]);
  const spans = spansByUnit(occupancies, period);
  const measured = measureUnits(points, period, (unitId) => (spans.get(unitId) ?? []).map(({ span }) => span));
  const [before, preceding] = await Promise.all([
    needsBefore(units, measured, billingPeriod.settings)
      ? loadBefore(context, propertyId, comparablePeriod(period, precedingRow))
      : null,
    precedingRow === null ? null : loadPreceding(context, precedingRow, occupancies),
  ]);
  return {
    runId,
    property,
    billingPeriod,
    period,
    units,
    occupancies,
    points,
    measured,
    costs,
    fuel,
    before,
    preceding,
  };
}

/** Earlier readings are read only where something has to be substituted. */
function needsBefore(units: readonly UnitRow[], measured: MeasuredUnits, { failures }: PeriodSettings): boolean {
  return (
    failures.length > 0 ||
    units.some(({ id }) => {
      const uses = measured.get(id);
      return uses?.heating?.value === null || uses?.hot_water?.value === null;
    })
  );
}

async function loadBefore(context: Context, propertyId: string, period: Period): Promise<HouseSource['before']> {
  const points = await seriesOfProperty(context, propertyId, period);
  return { period, measured: measureUnits(points, period, () => []) };
}

/** The billing period before where it is as long, else the same days a year earlier. */
function comparablePeriod(period: Period, preceding: PeriodRow | null): Period {
  if (preceding !== null) {
    const before = { from: preceding.fromDay as Day, to: preceding.toDay as Day };
    if (Math.abs(daysIn(before) - daysIn(period)) <= 1) return before;
  }
  return { from: yearBefore(period.from), to: shiftedDay(yearBefore(shiftedDay(period.to, 1)), -1) };
}

/** The same day of the year before; the 29th of February becomes the 1st of March. */
function yearBefore(day: Day): Day {
  return shiftedDay(`${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}` as Day, 0);
}

async function loadPreceding(
  context: Context,
  row: PeriodRow,
  occupancies: readonly OccupancyRow[],
): Promise<HouseSource['preceding']> {
  const closing = row.settings.fuel_stock === null ? null : await findClosingEur(context, row.id);
  const known = new Map(occupancies.map((occupancy) => [occupancy.id, occupancy]));
  const statements = new Map<string, EarlierFigures>();
  for (const { statement, latest } of await selectStatementsOfPeriod(context, row.id)) {
    const occupancy = known.get(statement.occupancyId);
    if (occupancy === undefined) continue;
    const [, from = row.fromDay] = [occupancy.fromDay, row.fromDay].sort();
    statements.set(occupancy.id, {
      from,
      to: row.toDay,
      total_eur: eur(latest.totalCents),
      lines: latest.lines.map(({ code, units, unit_price_eur, amount_cents }) => ({
        code,
        units,
        unit_price_eur,
        amount_eur: eur(amount_cents),
      })),
    });
  }
  return { row, closingCents: closing === null ? null : Number(toCents(parse(closing))), statements };
}
