import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId, unpackId } from '../../ids.ts';
import { behind, COLUMNS, type KeptRow, type KeptTelegram, NOT_SETTLED, toKept } from './kept-store.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

/** What two transactions write side by side carries moments that differ by no more. */
const SIDE_BY_SIDE = sql.raw(`interval '2 minutes'`);

/**
 * Telegrams stored since a moment whose device was made or installed, or whose key or format was told, by somebody else at
 * that moment: neither of the two transactions saw what the other wrote. The newest come first; `after`: behind one of them.
 */
export async function findStragglers(
  { db, accountId, livemode }: Scope,
  since: Date,
  { after, limit }: { readonly after: KeptTelegram | null; readonly limit: number },
): Promise<KeptTelegram[]> {
  const rows = await rowsOf<KeptRow>(
    db,
    sql`select ${COLUMNS} from telegrams t
         where t.account_id = ${packId(accountId)}::uuid and t.livemode = ${livemode}
           and t.created_at >= ${since.toISOString()}::timestamptz and ${NOT_SETTLED} and ${behind(after)}
           and case when t.verdict = 'unknown_device' then exists (
                   select from devices d where d.account_id = ${accountId} and d.livemode = ${livemode}
                      and d.manufacturer = split_part(t.meter_address, '-', 1)
                      and d.serial = split_part(t.meter_address, '-', 2))
                 when t.verdict = 'wrong_key' then exists (
                   select from devices d where d.account_id = ${accountId} and d.id = km_unpack('dev', t.device_id)
                      and d.key_sealed is not null and d.updated_at >= t.created_at - ${SIDE_BY_SIDE})
                 when t.reason = 'unknown_format' then exists (
                   select from frame_formats f where f.account_id = ${accountId} and f.livemode = ${livemode}
                      and f.manufacturer = split_part(t.meter_address, '-', 1)
                      and f.created_at >= t.created_at - ${SIDE_BY_SIDE})
                 when t.reason = 'not_installed' then exists (
                   select from device_installations i
                    where i.account_id = ${accountId} and i.device_id = km_unpack('dev', t.device_id)
                      and i.corrected_by is null
                      and i.from_day <= (t.received_at at time zone 'Europe/Berlin')::date)
                 else false end
         order by t.received_at desc, t.id desc limit ${limit}`,
  );
  return rows.map(toKept);
}

/** Parts of messages that were stored since a moment and became nothing yet. */
export async function findFreshFragments(
  { db, accountId, livemode }: Scope,
  since: Date,
): Promise<{ readonly deviceId: string; readonly at: Date }[]> {
  const rows = await rowsOf<{ device: string; ms: string | number }>(
    db,
    sql`select t.device_id as device, (extract(epoch from t.received_at) * 1000)::bigint as ms from telegrams t
         where t.account_id = ${packId(accountId)}::uuid and t.livemode = ${livemode} and t.reason = 'fragment'
           and t.created_at >= ${since.toISOString()}::timestamptz and ${NOT_SETTLED}`,
  );
  return rows.map(({ device, ms }) => ({ deviceId: unpackId('device', device), at: new Date(Number(ms)) }));
}
