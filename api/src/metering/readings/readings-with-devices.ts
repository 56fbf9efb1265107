import { and, asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import type { DeviceRow } from '../store.ts';
import { devices, measuringPoints, readings } from '../tables.ts';
import { currentIds } from './former-ids.ts';
import { keysOf, type ReadingRow, withId } from './reading-store.ts';

export interface ReadingWithDevice {
  readonly reading: ReadingRow;
  readonly device: DeviceRow;
}

/** Readings by their ids, in order of time, each with the device it came from. */
export async function selectReadingsWithDevices(
  context: Pick<Context, 'db' | 'accountId'>,
  ids: readonly string[],
): Promise<ReadingWithDevice[]> {
  if (ids.length === 0) return [];
  const { db, accountId } = context;
  const former = await currentIds(context, ids);
  const rows = await db
    .select({ reading: readings, device: devices })
    .from(keysOf(ids.map((id) => former.get(id) ?? id)))
    .innerJoin(
      measuringPoints,
      and(eq(measuringPoints.accountId, accountId), sql`km_point_number(${measuringPoints.id}) = asked.number`),
    )
    .innerJoin(
      readings,
      and(
        eq(readings.accountId, accountId),
        sql`${readings.measuringPointId} = km_pack(${measuringPoints.id})`,
        sql`${readings.readAt} = asked.read_at and ${readings.kind} = asked.kind::"char"`,
      ),
    )
    .innerJoin(
      devices,
      and(eq(devices.accountId, accountId), sql`${devices.id} = km_unpack('dev', ${readings.deviceId})`),
    )
    .orderBy(asc(readings.readAt), asc(readings.kind), asc(readings.measuringPointId));
  return rows.map(({ reading, device }) => ({ reading: withId(reading), device }));
}
