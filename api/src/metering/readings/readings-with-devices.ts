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
  // `offset 0` keeps the planner from reading all months instead of looking up each key.
  const found = db
    .select()
    .from(readings)
    .where(
      sql`${eq(readings.accountId, accountId)} and ${readings.measuringPointId} = km_pack(${measuringPoints.id})
          and ${readings.readAt} = asked.read_at and ${readings.kind} = asked.kind::"char" offset 0`,
    )
    .as('found');
  const rows = await db
    .select({
      reading: {
        accountId: found.accountId,
        measuringPointId: found.measuringPointId,
        readAt: found.readAt,
        deviceId: found.deviceId,
        telegramId: found.telegramId,
        day: found.day,
        kind: found.kind,
        unit: found.unit,
        origin: found.origin,
        livemode: found.livemode,
        value: found.value,
      },
      device: devices,
    })
    .from(keysOf(ids.map((id) => former.get(id) ?? id)))
    .innerJoin(
      measuringPoints,
      and(eq(measuringPoints.accountId, accountId), sql`km_point_number(${measuringPoints.id}) = asked.number`),
    )
    .crossJoinLateral(found)
    .innerJoin(devices, and(eq(devices.accountId, accountId), sql`${devices.id} = km_unpack('dev', ${found.deviceId})`))
    .orderBy(asc(found.readAt), asc(found.kind), asc(found.measuringPointId));
  return rows.map(({ reading, device }) => ({ reading: withId(reading), device }));
}
