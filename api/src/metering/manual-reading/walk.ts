import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { berlinDay, fetchProperty, selectUnitsOfProperties } from '../../properties/index.ts';
import { traceHouse } from '../purpose/trace-reading.ts';
import type { ReadingRow } from '../readings/reading-store.ts';
import { UNIT_BY_KIND } from '../register/device-rules.ts';
import { pointsOfProperties } from '../register/points-of-properties.ts';
import type { DeviceRow, MeasuringPointRow } from '../store.ts';
import { expectationOf, toExpected } from './expectation.ts';
import { type KnownPoints, knownPointsOn } from './known-points.ts';
import { type Arrived, arrivedFor, progressOf } from './progress.ts';
import { fetchReadingRoute, type ReadingRouteRow } from './route-store.ts';
import type { ReadingWalk, WalkDevice } from './schemas.ts';

export type Walk = z.infer<typeof ReadingWalk>;
type Flat = Walk['flats'][number];
type Point = Flat['points'][number];

interface Known extends KnownPoints {
  readonly arrived: Arrived;
  readonly day: Day;
}

/** Flats and their points in the order of the walk. Neither names nor anything else of the people who live there. */
async function loadWalk(context: Context, route: ReadingRouteRow): Promise<Walk> {
  const property = await fetchProperty(context, route.propertyId);
  const labels = new Map(
    (await selectUnitsOfProperties(context, [route.propertyId])).map(({ id, label }) => [id, label]),
  );
  const rows = new Map((await pointsOfProperties(context, [route.propertyId])).map((row) => [row.id, row]));
  const points = route.pointIds.flatMap((id) => rows.get(id) ?? []);
  const known = await knownOf(context, route);
  const { mark: _, conflicts: __, ...progress } = progressOf(route.pointIds, known.arrived);
  return {
    reading_route_id: route.id,
    name: route.name,
    from: route.fromDay,
    to: route.toDay,
    key_date: route.keyDate,
    street: property.street,
    city: property.city,
    ...progress,
    flats: inTurn(points).map((flat) => toFlat(flat, labels, known)),
  };
}

/**
 * The walk of a route, for a phone or for paper. Last values are shown so that a slip of the finger is noticed: that is a
 * reading for billing (HeizkostenV section 6b), and stands in the trail. @throws Problem `not-found`.
 */
export async function readingWalkOf(context: Context, routeId: string): Promise<{ propertyId: string; walk: Walk }> {
  const route = await fetchReadingRoute(context, routeId);
  const walk = await loadWalk(context, route);
  await traceHouse(
    context,
    route.propertyId,
    { from: route.fromDay, to: route.toDay },
    { reading_route_id: routeId, measuring_points: route.pointIds.length },
  );
  return { propertyId: route.propertyId, walk };
}

async function knownOf(context: Context, route: ReadingRouteRow): Promise<Known> {
  const today = berlinDay(context.now());
  const day = [today, route.toDay].toSorted()[0] as Day;
  const points = await knownPointsOn(context, route.pointIds, { day, firstDay: route.fromDay });
  const arrived = (await arrivedFor(context, [route])).get(route.id);
  if (arrived === undefined) throw new Error('the route was asked for');
  return { ...points, arrived, day };
}

/** Points next to each other that lie in one flat; a flat that the walk comes back to stands there twice. */
function inTurn(points: readonly MeasuringPointRow[]): MeasuringPointRow[][] {
  const flats: MeasuringPointRow[][] = [];
  for (const point of points) {
    const last = flats.at(-1);
    if (last?.[0] !== undefined && last[0].unitId === point.unitId) last.push(point);
    else flats.push([point]);
  }
  return flats;
}

function toFlat(points: readonly MeasuringPointRow[], labels: ReadonlyMap<string, string>, known: Known): Flat {
  const unitId = points[0]?.unitId ?? null;
  const { conflicts: _, ...progress } = progressOf(
    points.map(({ id }) => id),
    known.arrived,
  );
  return {
    unit_id: unitId,
    label: unitId === null ? null : (labels.get(unitId) ?? null),
    ...progress,
    points: points.map((point) => toPoint(point, known)),
  };
}

function toPoint({ id, use, room }: MeasuringPointRow, known: Known): Point {
  const installed = known.devices.get(id);
  const value = known.arrived.values.get(id);
  const remark = known.arrived.remarks.get(id) ?? null;
  return {
    measuring_point_id: id,
    use: use as Point['use'],
    room,
    device: installed === undefined ? null : toWalkDevice(installed.device),
    last: toShown(known.last.get(id)),
    expected:
      installed === undefined ? null : toExpected(expectationOf(installed, known.registers.get(id) ?? [], known.day)),
    state: value !== undefined ? 'read' : remark === null ? 'open' : 'noted',
    value: toShown(value),
    remark: remark as Point['remark'],
    conflicts: known.arrived.conflicts.get(id) ?? 0,
  };
}

export function toWalkDevice(device: DeviceRow): z.infer<typeof WalkDevice> {
  return {
    id: device.id,
    manufacturer: device.manufacturer,
    serial: device.serial,
    kind: device.kind as z.infer<typeof WalkDevice>['kind'],
    model: device.model,
    unit: UNIT_BY_KIND[device.kind] ?? 'm3',
  };
}

const toShown = (row: ReadingRow | undefined): Point['last'] =>
  row === undefined ? null : { value: row.value, day: row.day, origin: row.origin };
