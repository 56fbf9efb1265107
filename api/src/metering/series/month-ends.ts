import {
  calendarEnd,
  cutBy,
  type Day,
  type DeviceSpan,
  type Period,
  type PickedValue,
  type PickRule,
  resetDays,
  shiftedDay,
  valueAtEndOf,
} from '@klarmeter/engine';
import type { MeasuringPointRow } from '../store.ts';
import { ofIds, type PointRead, readPoints, type Scope } from './points.ts';
import { type BesideDay, selectReadBeside } from './read-beside.ts';
import { type Read, selectReadOn } from './series-store.ts';
import { toSeriesRead, valuesAtDayEnd } from './values-at-day-end.ts';

export interface Boundary {
  readonly day: Day;
  readonly kind: 'month_end' | 'cut_off_date';
}

export interface PointBoundaries extends PointRead {
  readonly values: readonly (Boundary & { readonly picked: PickedValue })[];
}

/**
 * What stood at month ends and cut-off dates at some points: two queries whatever their number, one more where not every
 * day itself was read, and one for the neighbours of what is missing, where interpolation was asked for.
 */
export async function pickBoundaries(
  context: Scope,
  rows: readonly MeasuringPointRow[],
  span: Period,
  rule: PickRule,
  cutOffDates: boolean,
): Promise<PointBoundaries[]> {
  const boundariesOf = (spans: readonly DeviceSpan[]) => boundariesWithin(span, cutOffDates ? spans : []);
  const points = await readPoints(context, rows, async (which, installed) => {
    const days = boundariesOf(installed.map((each) => each.span)).map(({ day }) => day);
    return (await valuesAtDayEnd(context, which, days)).map(toSeriesRead);
  });
  const near = { ...rule, interpolate: false };
  const pick = (point: PointRead): PointBoundaries => ({
    ...point,
    values: boundariesOf(point.series.spans).map((each) => ({
      ...each,
      picked: valueAtEndOf(point.series, each.day, near),
    })),
  });
  const picked = await readAround(context, points.map(pick), rule, pick);
  return rule.interpolate ? interpolateMissing(context, picked, rule) : picked;
}

/** Points where a day has no value of its own, picked again with all that was read on the days that may stand for it. */
async function readAround(
  context: Scope,
  points: readonly PointBoundaries[],
  rule: PickRule,
  pick: (point: PointRead) => PointBoundaries,
): Promise<PointBoundaries[]> {
  const undecided = points.map(({ values }) => values.filter(({ picked }) => !isDecided(picked)));
  const ids = points.flatMap(({ row }, n) => (undecided[n]?.length === 0 ? [] : [row.id]));
  if (ids.length === 0) return [...points];
  const read = await selectReadOn(context, ofIds(ids), daysAround(undecided.flat(), rule));
  const more = Map.groupBy(read, ({ pointId }) => pointId);
  return points.map((point) => {
    const own = more.get(point.row.id) ?? [];
    return own.length === 0 ? point : pick(withMore(point, own));
  });
}

/** Nothing else could stand for the day. */
const isDecided = (picked: PickedValue): boolean =>
  picked.status === 'read' ? picked.mark === 'exact' : picked.status === 'missing' && picked.reason === 'no_device';

/** A point with further readings, each once. */
function withMore<Point extends PointRead>(point: Point, more: readonly Read[]): Point {
  const known = new Set(point.series.readings.map(({ id }) => id));
  const added = more.filter(({ reading }) => !known.has(reading.id));
  return {
    ...point,
    series: { ...point.series, readings: [...point.series.readings, ...added.map(({ reading }) => reading)] },
    origins: new Map([...point.origins, ...added.map(({ reading, origin }) => [reading.id, origin] as const)]),
  };
}

/** Ends of the months that lie in the days, and the days at which one of the devices begins at zero. */
export function boundariesWithin({ from, to }: Period, spans: readonly DeviceSpan[]): Boundary[] {
  const monthEnds = cutBy('month', { from, to })
    .map((month) => calendarEnd('month', month.to))
    .filter((day) => day <= to);
  const found = new Map<Day, Boundary>(monthEnds.map((day) => [day, { day, kind: 'month_end' }]));
  for (const each of spans) {
    for (const day of resetDays(each.resetsOn, from, shiftedDay(to, 1))) {
      if (day >= each.from && (each.to === null || day <= each.to)) found.set(day, { day, kind: 'cut_off_date' });
    }
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function daysAround(boundaries: readonly Boundary[], { daysBefore, daysAfter }: PickRule): Day[] {
  const days = new Set<Day>();
  for (const { day } of boundaries) {
    for (let offset = -daysBefore; offset <= Math.max(1, daysAfter); offset += 1) days.add(shiftedDay(day, offset));
  }
  return [...days].sort();
}

async function interpolateMissing(
  context: Scope,
  points: readonly PointBoundaries[],
  rule: PickRule,
): Promise<PointBoundaries[]> {
  const asked = points.flatMap(({ row, values }, n) =>
    values.flatMap(({ day, picked }) =>
      picked.status === 'missing' && picked.deviceId !== null
        ? [{ n, point: row.id, device: picked.deviceId, day }]
        : [],
    ),
  );
  if (asked.length === 0) return [...points];
  const found = await findNeighbours(context, asked);
  return points.map((point, n) => {
    const neighbours = found.get(n) ?? [];
    if (neighbours.length === 0) return point;
    const wider = withMore(point, neighbours);
    return {
      ...wider,
      values: point.values.map((each) =>
        each.picked.status === 'missing' ? { ...each, picked: valueAtEndOf(wider.series, each.day, rule) } : each,
      ),
    };
  });
}

/** The nearest reading of a device before and behind each day: two looks into the index for each. */
async function findNeighbours(context: Scope, asked: readonly BesideDay[]): Promise<Map<number, Read[]>> {
  const found = new Map<number, Read[]>();
  for (const { n, read } of await selectReadBeside(context, asked)) {
    const own = found.get(n) ?? [];
    found.set(n, own);
    if (!own.some(({ reading }) => reading.id === read.reading.id)) own.push(read);
  }
  return found;
}
