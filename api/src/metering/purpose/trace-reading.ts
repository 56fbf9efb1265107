import type { Day, Period } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { type AuditEntry, audit } from '../../db/audit.ts';
import type { ConsumptionWire } from '../consumption/convert.ts';
import type { ReadingWire } from '../convert.ts';
import { type DataPurpose, dataRead } from './data-purpose.ts';

/*
 * Who was shown what was read of which units and days, and for what: one row a request, however much it shows, in its
 * transaction. It stands under the narrowest object that holds all of it, so that it is found where one looks for who
 * read a flat or a house. Whoever was shown nothing has read nothing.
 */

export async function traceConsumptions(
  context: Context,
  purpose: DataPurpose,
  shown: readonly ConsumptionWire[],
  /** Measuring points behind virtual ones, which may be of other units. */
  partsOf: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  if (shown.length === 0) return;
  const days = { from: first(shown.map(({ from }) => from)), to: last(shown.map(({ to }) => to)) };
  const units = distinct(shown.map(({ unit }) => unit.id));
  const occupancies = distinct(shown.map(({ occupancy_id }) => occupancy_id));
  const object =
    only('occupancy', occupancies) ??
    only('unit', units) ??
    only('property', distinct(shown.map(({ unit }) => unit.property_id))) ??
    all(context);
  const parts = distinct(
    shown.flatMap((each) => each.virtual_points.flatMap((v) => partsOf.get(v.virtual_point_id) ?? [])),
  );
  const more = {
    units,
    occupancies: occupancies.filter((id) => id !== null).length,
    ...(parts.length === 0 ? {} : { measuring_points: parts }),
  };
  await audit(context, dataRead('consumption.read', purpose, object, days, more));
}

export async function traceReadings(
  context: Context,
  purpose: DataPurpose,
  shown: readonly ReadingWire[],
): Promise<void> {
  if (shown.length === 0) return;
  const read = shown.map(({ day }) => day);
  const points = distinct(shown.map(({ measuring_point_id }) => measuring_point_id));
  const object = only('measuring_point', points) ?? all(context);
  const days = { from: first(read), to: last(read) };
  await audit(context, dataRead('reading.read', purpose, object, days, { measuring_points: points }));
}

/** What was read of some points and days, whatever was there. */
export async function traceSeries(
  context: Context,
  purpose: DataPurpose,
  days: Period,
  points: readonly string[],
): Promise<void> {
  if (points.length === 0) return;
  const object = only('measuring_point', points) ?? all(context);
  await audit(context, dataRead('reading.read', purpose, object, days, { measuring_points: [...points] }));
}

/** What was read of the points of a house on the way of a reader, an occupant or a printed form. */
export async function traceHouse(
  context: Context,
  propertyId: string,
  { from, to }: { readonly from: string; readonly to: string },
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const object = { objectType: 'property', objectId: propertyId };
  const days = { from: from as Day, to: to as Day };
  await audit(context, dataRead('reading.read', 'billing', object, days, more));
}

type AuditedObject = Pick<AuditEntry, 'objectType' | 'objectId'>;

/** The object where there is just one; what is of nobody is no object. */
function only(objectType: string, ids: readonly (string | null)[]): AuditedObject | undefined {
  const [objectId] = ids.length === 1 ? ids : [];
  return objectId == null ? undefined : { objectType, objectId };
}

const all = ({ accountId }: Context): AuditedObject => ({ objectType: 'account', objectId: accountId });
const distinct = <T>(ids: readonly T[]): T[] => [...new Set(ids)];
const first = (days: readonly string[]) => days.toSorted()[0] as Day;
const last = (days: readonly string[]) => days.toSorted().at(-1) as Day;
