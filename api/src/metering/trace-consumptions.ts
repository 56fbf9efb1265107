import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { type AuditEntry, audit } from '../db/audit.ts';
import type { ConsumptionWire } from './convert.ts';
import { consumptionRead, type DataPurpose } from './data-purpose.ts';

/**
 * Leaves in the trail who was shown the consumption of which units and days, and for what: one row a request, however
 * much it shows, in its transaction. It stands under the narrowest object that holds all of it, so that it is found
 * where one looks for who read a flat or a house. Whoever was shown nothing has read nothing.
 */
export async function traceConsumptions(
  context: Context,
  purpose: DataPurpose,
  shown: readonly ConsumptionWire[],
): Promise<void> {
  if (shown.length === 0) return;
  const days = { from: first(shown.map(({ from }) => from)), to: last(shown.map(({ to }) => to)) };
  const units = distinct(shown.map(({ unit }) => unit.id));
  const occupancies = distinct(shown.map(({ occupancy_id }) => occupancy_id));
  const more = { units, occupancies: occupancies.filter((id) => id !== null).length };
  await audit(context, consumptionRead(purpose, objectOf(context, shown, units, occupancies), days, more));
}

function objectOf(
  { accountId }: Context,
  shown: readonly ConsumptionWire[],
  units: readonly string[],
  occupancies: readonly (string | null)[],
): Pick<AuditEntry, 'objectType' | 'objectId'> {
  const properties = distinct(shown.map(({ unit }) => unit.property_id));
  const [occupancy] = occupancies.length === 1 ? occupancies : [];
  const [unit] = units.length === 1 ? units : [];
  const [property] = properties.length === 1 ? properties : [];
  if (occupancy != null) return { objectType: 'occupancy', objectId: occupancy };
  if (unit !== undefined) return { objectType: 'unit', objectId: unit };
  if (property !== undefined) return { objectType: 'property', objectId: property };
  return { objectType: 'account', objectId: accountId };
}

const distinct = <T>(ids: readonly T[]): T[] => [...new Set(ids)];
const first = (days: readonly string[]) => days.toSorted()[0] as Day;
const last = (days: readonly string[]) => days.toSorted().at(-1) as Day;
