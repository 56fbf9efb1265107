import { type Day, daysIn, type Period, shiftedDay } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { seriesOfProperties, virtualPointsOfProperties } from '../../metering/index.ts';
import { notFound } from '../../problem.ts';
import {
  type OccupancyRow,
  selectOccupanciesOfProperties,
  selectPropertiesById,
  selectUnitsOfProperties,
  type UnitRow,
} from '../../properties/index.ts';
import { selectClimateFactorsOf } from '../climate-factors/store.ts';
import { selectCostsOfPeriods, selectFuelOfPeriods } from '../costs/store.ts';
import { withInterimValues } from '../cycle-change/interim-values.ts';
import { selectCycleChangesOn } from '../cycle-change/store.ts';
import { eur } from '../house/euro.ts';
import { type MeasuredUnits, measureUnits } from '../house/measure-units.ts';
import { type EarlierFigures, type HouseSource, spansByUnit } from '../house/source.ts';
import { daysOf } from '../periods/kind.ts';
import type { PeriodSettings } from '../periods/settings.ts';
import { type PeriodRow, selectBillingPeriodsEnding } from '../periods/store.ts';
import { type CurrentStatement, selectStatementsOfPeriods } from '../statements/store.ts';
import { type ClosedPeriod, findClosedPeriods } from './closed-periods.ts';
import { findClosingStock } from './frozen-store.ts';
import type { RunRow } from './store.ts';

/** Of a run, which house it is of and which period. */
type RunToRead = Pick<RunRow, 'id' | 'propertyId' | 'billingPeriodId'>;

/**
 * Reads the houses of some runs with a handful of queries, whatever their number and size. Queries that do not need each
 * other are sent together, so that they cost one way to the database.
 */
export async function loadHouseSources(
  context: Context,
  runs: readonly RunToRead[],
  periods: ReadonlyMap<string, PeriodRow>,
): Promise<HouseSource[]> {
  const propertyIds = runs.map(({ propertyId }) => propertyId);
  const periodIds = runs.map(({ billingPeriodId }) => billingPeriodId);
  const [properties, units, costs, fuel] = await Promise.all([
    selectPropertiesById(context, propertyIds),
    selectUnitsOfProperties(context, propertyIds),
    selectCostsOfPeriods(context, periodIds),
    selectFuelOfPeriods(context, periodIds),
  ]);
  const propertyOf = found(new Map(properties.map((row) => [row.id, row])), 'property');
  const periodOf = found(periods, 'billing period');
  const unitsOf = grouped(units, ({ propertyId }) => propertyId);
  const costsOf = grouped(costs, ({ billingPeriodId }) => billingPeriodId);
  const fuelOf = grouped(fuel, ({ billingPeriodId }) => billingPeriodId);
  const known = runs.map((run): KnownHouse => {
    const billingPeriod = periodOf(run.billingPeriodId);
    return {
      runId: run.id,
      property: propertyOf(run.propertyId),
      billingPeriod,
      period: daysOf(billingPeriod),
      units: unitsOf(run.propertyId),
      costs: costsOf(run.billingPeriodId),
      fuel: fuelOf(run.billingPeriodId),
    };
  });
  // Most houses are billed by the same year, and share what is asked of those days.
  const bySpan = Map.groupBy(known, ({ period }) => `${period.from} ${period.to}`);
  const sources = await Promise.all([...bySpan.values()].map((houses) => loadDays(context, houses)));
  return sources.flat();
}

/** What is known of a house before its days are looked at. */
type KnownHouse = Omit<
  HouseSource,
  'occupancies' | 'points' | 'virtualPoints' | 'measured' | 'before' | 'preceding' | 'climateFactors'
>;

/** What happened in houses of one period, and before it. */
async function loadDays(context: Context, houses: readonly KnownHouse[]): Promise<HouseSource[]> {
  const [first] = houses;
  if (first === undefined) return [];
  const { period } = first;
  const propertyIds = houses.map(({ property }) => property.id);
  const [occupancies, points, virtual, earlier, changes] = await Promise.all([
    selectOccupanciesOfProperties(context, propertyIds, period),
    seriesOfProperties(context, propertyIds, period),
    virtualPointsOfProperties(context, propertyIds),
    selectBillingPeriodsEnding(context, propertyIds, shiftedDay(period.from, -1)),
    selectCycleChangesOn(context, propertyIds, [period.from, shiftedDay(period.to, 1)]),
  ]);
  const changesOf = grouped(changes, ({ propertyId }) => propertyId);
  const occupanciesOf = grouped(occupancies, ({ propertyId }) => propertyId);
  const earlierOf = new Map(earlier.map((row) => [row.propertyId, row]));
  const periods = new Map([period, ...earlier.map(daysOf)].map((days) => [`${days.from} ${days.to}`, days]));
  const [statements, factors, closed] = await Promise.all([
    earlier.length === 0 ? [] : selectStatementsOfPeriods(context, earlier.map(idOf)),
    selectClimateFactorsOf(
      context,
      houses.map(({ property }) => property.postalCode),
      [...periods.values()],
    ),
    findClosedPeriods(
      context,
      earlier.map(({ propertyId }) => propertyId),
      period.from,
    ),
  ]);
  const factorsOf = grouped(factors, ({ postcode }) => postcode);
  const statementsOf = grouped(statements, ({ statement }) => statement.billingPeriodId);
  return Promise.all(
    houses.map(async (house): Promise<HouseSource> => {
      const { units, billingPeriod } = house;
      const { id } = house.property;
      const read = points.get(id) ?? [];
      const own = {
        occupancies: occupanciesOf(id),
        points: await withInterimValues(context, id, period, changesOf(id), read),
        virtualPoints: virtual.get(id) ?? [],
      };
      const spans = spansByUnit(own.occupancies, period);
      const measured = measureUnits(own.points, period, (unitId) => (spans.get(unitId) ?? []).map(({ span }) => span));
      const row = earlierOf.get(id) ?? null;
      const [before, preceding] = await Promise.all([
        needsBefore(units, measured, billingPeriod.settings)
          ? loadBefore(context, id, comparablePeriod(period, row))
          : null,
        row === null
          ? null
          : loadPreceding(context, row, own.occupancies, {
              current: statementsOf(row.id),
              last: closed.get(id) ?? null,
            }),
      ]);
      return { ...house, ...own, measured, before, preceding, climateFactors: factorsOf(house.property.postalCode) };
    }),
  );
}

const idOf = ({ id }: { readonly id: string }) => id;

/** That a row is not there is an error. */
function found<Row>(rows: ReadonlyMap<string, Row>, noun: string): (id: string) => Row {
  return (id) => {
    const row = rows.get(id);
    if (row === undefined) throw notFound(noun, id);
    return row;
  };
}

/** The rows of one house or period, in their order. */
function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (key: string) => readonly Row[] {
  const groups = Map.groupBy(rows, keyOf);
  return (key) => groups.get(key) ?? [];
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
  const points = await seriesOfProperties(context, [propertyId], period);
  return { period, measured: measureUnits(points.get(propertyId) ?? [], period, () => []) };
}

/** The billing period before where it is as long, else the same days a year earlier. */
function comparablePeriod(period: Period, preceding: PeriodRow | null): Period {
  if (preceding !== null) {
    const before = daysOf(preceding);
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
  { current, last }: { readonly current: readonly CurrentStatement[]; readonly last: ClosedPeriod | null },
): Promise<HouseSource['preceding']> {
  const closing = row.settings.fuel_stock === null ? null : await findClosingStock(context, row.id);
  // An earlier period is no comparison for the user.
  const closed = last?.house.period.to === row.toDay ? last : null;
  const known = new Map(occupancies.map((occupancy) => [occupancy.id, occupancy]));
  const statements = new Map<string, EarlierFigures>();
  for (const { statement, latest } of current) {
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
  return { row, closing, statements, closed };
}
