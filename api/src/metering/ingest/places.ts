import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import type { Place } from './placed-values.ts';

/**
 * Every place where some devices measured, by device, newest first; not those of an exchange that was taken back. As an
 * array and not as a join: of the index of devices and that of the constraint on their days the planner takes the
 * slow one.
 */
export async function findPlaces(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Place[]>> {
  const rows = await rowsOf<Place & { readonly device: string }>(
    db,
    sql`select device_id as device, measuring_point_id as "measuringPointId", from_day::text as from, to_day::text as to
          from device_installations
         where account_id = ${accountId} and device_id = any(${words(deviceIds)}) and corrected_by is null
         order by from_day desc`,
  );
  return Map.groupBy(rows, ({ device }) => device);
}
