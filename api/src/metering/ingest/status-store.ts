import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import type { JudgedBatch } from './batch.ts';
import type { Judged } from './placed-values.ts';
import { deviceStatuses } from './tables.ts';

/** A telegram that was stored, with what became of it. */
interface Stored {
  readonly id: string;
  readonly receivedAt: Date;
}

/**
 * Appends what devices newly say of themselves: a row where the status byte is another one than before, in order of
 * reception. A device that never said anything but that all is well has no row.
 */
export async function keepStatuses(
  context: Pick<Context, 'db' | 'accountId' | 'livemode' | 'now'>,
  stored: readonly (Stored | undefined)[],
  { judged, order }: Pick<JudgedBatch, 'judged' | 'order'>,
): Promise<void> {
  const before = await findStatuses(context, new Set(judged.map(({ deviceId }) => deviceId ?? '')));
  const { accountId, livemode, now } = context;
  const rows: (typeof deviceStatuses.$inferInsert)[] = [];
  for (const n of order) {
    const telegram = stored[n];
    const own = judged[n];
    const row = telegram === undefined || own === undefined ? null : changed(before, telegram, own);
    if (row !== null) rows.push({ ...row, accountId, livemode, createdAt: now() });
  }
  // Of two requests at a time that heard the same moment, one has said it.
  await insertMany(context.db, deviceStatuses, rows, 'on conflict do nothing');
}

type Last = Map<string, { readonly status: number; readonly since: number }>;

function changed(last: Last, { id, receivedAt }: Stored, { deviceId, status }: Judged) {
  if (deviceId === null || status === null) return null;
  const known = last.get(deviceId);
  // What came late says nothing of how the device stands now.
  if (known !== undefined && known.since >= receivedAt.getTime()) return null;
  if ((known?.status ?? 0) === status.code) return null;
  last.set(deviceId, { status: status.code, since: receivedAt.getTime() });
  return { deviceId, since: receivedAt, status: status.code, flags: status.flags.join(','), telegramId: id };
}

async function findStatuses(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  deviceIds: ReadonlySet<string>,
): Promise<Last> {
  const rows = await rowsOf<{ device_id: string; status: number; ms: string | number }>(
    db,
    sql`select distinct on (device_id) device_id, status, (extract(epoch from since) * 1000)::bigint as ms
          from device_statuses
         where account_id = ${accountId} and device_id = any(string_to_array(${[...deviceIds].join()}, ','))
         order by device_id, since desc`,
  );
  return new Map(rows.map(({ device_id, status, ms }) => [device_id, { status, since: Number(ms) }]));
}
