import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { oneOf } from '../db/one-of.ts';
import type { DeviceRow, ReadingRow } from './store.ts';
import { devices, readings } from './tables.ts';

export interface ReadingWithDevice {
  readonly reading: ReadingRow;
  readonly device: DeviceRow;
}

/** Readings by their ids, in order of time, each with the device it came from. */
export async function selectReadingsWithDevices(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  ids: readonly string[],
): Promise<ReadingWithDevice[]> {
  if (ids.length === 0) return [];
  return db
    .select({ reading: readings, device: devices })
    .from(readings)
    .innerJoin(devices, and(eq(devices.accountId, readings.accountId), eq(devices.id, readings.deviceId)))
    .where(and(eq(readings.accountId, accountId), oneOf(readings.id, ids)))
    .orderBy(asc(readings.readAt), asc(readings.id));
}
