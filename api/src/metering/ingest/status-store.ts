import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { uuids } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import { packId } from '../../ids.ts';
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
  // Few devices have something to say, and most of them have said it before.
  const silent = new Set<string>();
  for (const { deviceId, status } of judged)
    if (deviceId !== null && status !== null && status.code !== 0 && !before.has(deviceId)) silent.add(deviceId);
  for (const [device, at] of await findHeardOtherwise(context, silent, stored))
    before.set(device, { status: 0, since: at });
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

/** When devices without a row were heard last, other than now: all was well then. */
async function findHeardOtherwise(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  silent: ReadonlySet<string>,
  stored: readonly (Stored | undefined)[],
): Promise<[string, number][]> {
  if (silent.size === 0) return [];
  const account = sql`${packId(accountId)}::uuid`;
  const now = uuids(stored.flatMap((telegram) => (telegram === undefined ? [] : packId(telegram.id))));
  const rows = await rowsOf<{ device: string; ms: string | number | null }>(
    db,
    sql`with now as materialized (select unnest(${now}) as id)
        select km_unpack('dev', l.device) as device, (extract(epoch from greatest(
                 (select max(t.received_at) from telegrams t
                   where t.account_id = ${account} and t.device_id = l.device and t.verdict = 'stored'
                     and t.id not in (select id from now)),
                 (select max(j.received_at) from telegram_judgements j
                   where j.account_id = ${account} and j.device_id = l.device and j.verdict = 'stored'
                     and j.telegram_id not in (select id from now)))) * 1000)::bigint as ms
          from unnest(${uuids([...silent].map(packId))}) as l(device)`,
  );
  return rows.flatMap(({ device, ms }) => (ms === null ? [] : [[device, Number(ms)] as [string, number]]));
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
