import {
  consumptionOf,
  type Day,
  daysAskedFor,
  type Fraction,
  type Period,
  type PointSeries,
  parse,
  type RecordedUse,
  shiftedDay,
  substituteFor,
  sum,
} from '@klarmeter/engine';
import { and } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { selectUnitsOfProperties, type UnitRow } from '../../properties/index.ts';
import { measuringPoints } from '../tables.ts';
import { joinRead, type PointRead } from './points.ts';
import { selectInstalled, selectPoints, selectReadOn } from './series-store.ts';
import type { PeriodValue, PointValues } from './values.ts';

const POTS: Readonly<Record<string, 'heat' | 'hot_water'>> = { heating: 'heat', hot_water: 'hot_water' };

/** Values of a point, of whatever else with them. */
export type Substitutable = Pick<PointValues, 'point' | 'interval' | 'values'>;

/**
 * Months that were not measured get the substitute value of HeizkostenV section 9a(1): the same rooms a year before with
 * the trend of the others, else the average of the units of the same group and kind of use. Water that is cold is none of
 * that section's. The readings of a house that can decide are read once, of those months and the ones a year before.
 */
export async function withSubstitutes<Values extends Substitutable>(
  context: Context,
  read: readonly Values[],
): Promise<Values[]> {
  const wanted = read.filter(({ point: { row }, interval, values }) => {
    return interval === 'month' && row.unitId !== null && row.use in POTS && values.some(isOpen);
  });
  if (wanted.length === 0) return [...read];
  const months = wanted.flatMap(({ values }) => values.filter(isOpen));
  const periods = distinct(months.flatMap((month) => [daysOf(month), yearBefore(month)]));
  const propertyIds = wanted.map(({ point }) => point.row.propertyId);
  const which = and(
    oneOf(measuringPoints.propertyId, propertyIds),
    oneOf(
      measuringPoints.use,
      wanted.map(({ point }) => point.row.use),
    ),
  );
  const [rows, installed, units] = await Promise.all([
    selectPoints(context, which),
    selectInstalled(context, which),
    selectUnitsOfProperties(context, propertyIds),
  ]);
  const days = daysAskedFor(
    installed.map(({ span }) => span),
    periods,
  );
  const points = joinRead(rows, installed, await selectReadOn(context, which, days));
  const house = new Houses(points, new Map(units.map((unit) => [unit.id, unit])));
  const replaced = new Set(wanted);
  return read.map((each) =>
    replaced.has(each)
      ? { ...each, values: each.values.map((value) => (isOpen(value) ? house.substituted(each.point, value) : value)) }
      : each,
  );
}

const isOpen = ({ origin }: PeriodValue): boolean => origin === 'missing';
const daysOf = ({ from, to }: Period): Period => ({ from, to });
const distinct = (periods: readonly Period[]): Period[] => [
  ...new Map(periods.map((period) => [`${period.from} ${period.to}`, period])).values(),
];

/** The same days of the year before; the 29th of February has the 28th before it. */
function yearBefore({ from, to }: Period): Period {
  const back = (day: Day): Day => `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}` as Day;
  return { from: back(from), to: shiftedDay(back(shiftedDay(to, 1)), -1) };
}

/** What the points of some houses counted in some months, each asked once. */
class Houses {
  readonly #known = new Map<string, Fraction | null>();
  readonly #points: readonly PointRead[];
  readonly #seriesById: ReadonlyMap<string, PointSeries>;
  readonly #units: ReadonlyMap<string, UnitRow>;

  constructor(points: readonly PointRead[], units: ReadonlyMap<string, UnitRow>) {
    this.#points = points;
    this.#seriesById = new Map(points.map(({ row, series }) => [row.id, series]));
    this.#units = units;
  }

  substituted(point: PointRead, month: PeriodValue): PeriodValue {
    const { propertyId, use, unitId, id } = point.row;
    const unit = this.#units.get(unitId ?? '');
    const pot = POTS[use];
    if (unit === undefined || pot === undefined || month.reason === null) return month;
    const period = daysOf(month);
    const beside = this.#points.filter(({ row }) => row.propertyId === propertyId && row.use === use);
    const before = yearBefore(period);
    const own = this.#counted(point, before);
    const alone = beside.filter(({ row }) => row.unitId === unitId).length === 1;
    // Rooms of one unit have no area of their own: only a unit with one point is an average of others.
    const average = alone ? this.#recordedUnits(beside, unit, period) : [];
    const rooms = this.#uses(beside, period);
    const substitute = substituteFor({
      pot,
      period,
      failed: period,
      deviceId: month.deviceIds.at(-1) ?? null,
      unitId: own === null ? unit.id : id,
      area: alone ? parse(pot === 'heat' ? unit.heatingAreaM2 : unit.hotWaterAreaM2) : null,
      reason: month.reason,
      weights: [],
      previous: own === null ? [] : [{ period: before, value: own, others: this.#uses(beside, before) }],
      comparable: [],
      recorded: own === null ? average : rooms,
      scope: unit.userGroup === null ? 'building' : 'user_group',
    });
    if (substitute.status === 'impossible') return month;
    const { value, method, formula } = substitute;
    return { ...month, value, method, formula, origin: 'substituted' };
  }

  #uses(points: readonly PointRead[], period: Period): RecordedUse[] {
    return points.flatMap((point) => {
      const value = this.#counted(point, period);
      return value === null ? [] : [{ unitId: point.row.id, value, area: null }];
    });
  }

  /** Units of the same group and kind of use all of whose points were recorded. */
  #recordedUnits(points: readonly PointRead[], { userGroup, use, id }: UnitRow, period: Period): RecordedUse[] {
    return [...Map.groupBy(points, ({ row }) => row.unitId)].flatMap(([unitId, own]) => {
      const unit = this.#units.get(unitId ?? '');
      if (unit === undefined || unit.id === id || unit.userGroup !== userGroup || unit.use !== use) return [];
      const values = own.map((point) => this.#counted(point, period));
      const recorded = values.filter((value) => value !== null);
      if (recorded.length < values.length) return [];
      const heat = own.every(({ row }) => row.use === 'heating');
      return [{ unitId: unit.id, value: sum(recorded), area: parse(heat ? unit.heatingAreaM2 : unit.hotWaterAreaM2) }];
    });
  }

  #counted({ row, series }: PointRead, period: Period): Fraction | null {
    const key = `${row.id} ${period.from} ${period.to}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Of a point that is shown itself other days are known than of those beside it: measure what was read for this.
    const consumption = consumptionOf(this.#seriesById.get(row.id) ?? series, period);
    const value = consumption.status === 'measured' ? consumption.value : null;
    this.#known.set(key, value);
    return value;
  }
}
