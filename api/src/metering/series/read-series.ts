import { type Day, type Period, type PointSeries, SERIES_LIMITS, shiftedDay, validateSeries } from '@klarmeter/engine';
import { and } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { berlinDay } from '../../properties/index.ts';
import { selectRemarks } from '../manual-reading/remarks.ts';
import { onDays } from '../readings/reading-store.ts';
import type { MeasuringPointRow } from '../store.ts';
import { measuringPoints } from '../tables.ts';
import { isTold } from './is-told.ts';
import { joinRead, type PointRead, readPoints } from './points.ts';
import { selectInstalled, selectPoints, selectRead, selectReadOn } from './series-store.ts';
import { type Interval, periodsOf } from './span.ts';
import { withSubstitutes } from './substitutes.ts';
import { daysAround, type PointValues, valuesIn } from './values.ts';

export interface SeriesRequest {
  readonly interval: Interval;
  readonly span: Period;
  readonly interpolate: boolean;
  readonly substitutes: boolean;
}

/** So many points of a house say whether the others moved; more would say the same. */
const NEIGHBOURS_MAX = 20;
/** Neighbours are looked at once a week. */
const LOOKED_AT = ['01', '08', '15', '22'];

/** The series of some points with their values and findings, in a fixed number of queries. */
export async function readSeries(
  context: Context,
  rows: readonly MeasuringPointRow[],
  { interval, span, interpolate, substitutes }: SeriesRequest,
): Promise<PointValues[]> {
  if (rows.length === 0) return [];
  const window = daysAround(span);
  const [points, beside, remarks] = await Promise.all([
    readPoints(context, rows, (which) => selectRead(context, which, onDays(window))),
    readNeighbours(context, rows, window),
    selectRemarks(
      context,
      rows.map(({ id }) => id),
      { from: span.from, to: shiftedDay(span.to, 1) },
    ),
  ]);
  const today = berlinDay(context.now());
  const periods = periodsOf(interval, span);
  const read = points.map((point): PointValues => {
    const { row, series } = point;
    const neighbours = beside.filter(
      (other) => other.row.id !== row.id && other.row.propertyId === row.propertyId && other.row.use === row.use,
    );
    const around = {
      heating: HEAT.includes(row.use),
      neighbours: neighbours.slice(0, NEIGHBOURS_MAX).map(seriesOf),
      known: { from: window.from, to: span.to },
    };
    const findings = validateSeries(series, { ...SERIES_LIMITS, today }, around);
    return {
      ...span,
      point,
      interval,
      values: valuesIn(point, periods, { interval, interpolate }),
      remarks: remarks.get(row.id) ?? [],
      findings: findings.filter((finding) => isTold(finding, span)),
    };
  });
  return substitutes ? withSubstitutes(context, read) : read;
}

const HEAT: readonly string[] = ['heating', 'total_heat'];
const seriesOf = ({ series }: PointRead): PointSeries => series;

/** Some points of the same houses and uses, with what they reported once a week. */
async function readNeighbours(
  context: Context,
  rows: readonly MeasuringPointRow[],
  window: Period,
): Promise<PointRead[]> {
  const uses = new Set(rows.map(({ use }) => use));
  const which = and(
    oneOf(
      measuringPoints.propertyId,
      rows.map(({ propertyId }) => propertyId),
    ),
    oneOf(measuringPoints.use, uses),
  );
  const all = await selectPoints(context, which);
  const some = [...Map.groupBy(all, ({ propertyId, use }) => `${propertyId} ${use}`).values()].flatMap((group) =>
    // One more than needed: a point is no neighbour of itself.
    group.slice(0, NEIGHBOURS_MAX + 1),
  );
  if (some.length <= 1) return [];
  const days: Day[] = [];
  for (let day = window.from; day <= window.to; day = shiftedDay(day, 1)) {
    if (LOOKED_AT.includes(day.slice(8))) days.push(day, shiftedDay(day, 1));
  }
  const ids = oneOf(
    measuringPoints.id,
    some.map(({ id }) => id),
  );
  const [installed, read] = await Promise.all([selectInstalled(context, ids), selectReadOn(context, ids, days)]);
  return joinRead(some, installed, read);
}
