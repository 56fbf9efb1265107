import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import { packId } from '../../ids.ts';
import { gateways, heardAddresses, radioMarks } from './tables.ts';

/** What arrived since the last look. */
export interface HeardSince {
  /** Devices that were heard, each once. */
  readonly deviceIds: readonly string[];
  /** True once a day: time to look for those that were not. */
  readonly firstOfDay: boolean;
  /** What was stored since then was looked at. */
  readonly since: Date;
}

/** A request may be that long in storing what it says it stored when it began. */
const OVERLAP_MS = 120_000;
const AHEAD_MS = 300_000;

/**
 * Notes which address was heard by which gateway since the last time, and enters gateways that nobody has entered. May
 * look at a telegram twice and notes the same then.
 */
export async function noteHeard(context: Context, today: string): Promise<HeardSince> {
  const { db, accountId, livemode, now } = context;
  const at = now();
  await db
    .insert(radioMarks)
    .values({ accountId, livemode, notedUntil: new Date(0), sweptOn: null })
    .onConflictDoNothing();
  const ofAccount = and(eq(radioMarks.accountId, accountId), eq(radioMarks.livemode, livemode));
  const [mark] = await db.select().from(radioMarks).where(ofAccount).for('update');
  const since = new Date(Math.max(0, (mark?.notedUntil.getTime() ?? 0) - OVERLAP_MS));
  const until = new Date(at.getTime() + AHEAD_MS).toISOString();
  const rows = await rowsOf<{ device_id: string | null; gateway: string }>(
    db,
    sql`insert into ${heardAddresses} as h (account_id, livemode, gateway, meter_address, device_id, first_heard_at,
                                          last_heard_at, last_verdict, last_rssi)
        select ${accountId}, ${livemode}, coalesce(t.gateway, ''), t.meter_address,
               km_unpack('dev', (array_agg(t.device_id order by t.received_at desc))[1]),
               min(t.received_at), max(t.received_at), (array_agg(t.verdict order by t.received_at desc))[1],
               (array_agg(t.rssi_dbm order by t.received_at desc))[1]
          from telegrams t
         where t.account_id = ${packId(accountId)}::uuid and t.livemode = ${livemode}
           and t.created_at >= ${since.toISOString()}::timestamptz and t.received_at <= ${until}::timestamptz
         group by 3, 4
        on conflict (account_id, livemode, gateway, meter_address) do update
           set first_heard_at = least(h.first_heard_at, excluded.first_heard_at),
               last_heard_at = greatest(h.last_heard_at, excluded.last_heard_at),
               device_id = coalesce(excluded.device_id, h.device_id),
               last_verdict = case when excluded.last_heard_at >= h.last_heard_at then excluded.last_verdict else h.last_verdict end,
               last_rssi = case when excluded.last_heard_at >= h.last_heard_at then excluded.last_rssi else h.last_rssi end
        returning h.device_id, h.gateway`,
  );
  await enterGateways(context, [...new Set(rows.map(({ gateway }) => gateway))]);
  await db.update(radioMarks).set({ notedUntil: at, sweptOn: today }).where(ofAccount);
  return {
    deviceIds: [...new Set(rows.flatMap(({ device_id }) => device_id ?? []))],
    firstOfDay: mark?.sweptOn !== today,
    since,
  };
}

/** Who was heard before his device was made is known by its address from now on. */
export async function linkHeardAddresses(
  { db, accountId, livemode }: Context,
  deviceIds: readonly string[],
): Promise<void> {
  await db.execute(
    sql`update heard_addresses h set device_id = d.id from devices d
         where d.account_id = ${accountId} and d.livemode = ${livemode} and d.id = any(${words(deviceIds)})
           and h.account_id = ${accountId} and h.livemode = ${livemode} and h.device_id is null
           and h.meter_address = d.manufacturer || '-' || d.serial
           and exists (select from telegram_judgements j
                        where j.account_id = ${packId(accountId)}::uuid and j.device_id = km_pack(d.id))`,
  );
}

async function enterGateways(context: Context, heard: readonly string[]): Promise<void> {
  const names = heard.filter((name) => name !== '');
  if (names.length === 0) return;
  const now = context.now();
  const row = {
    accountId: context.accountId,
    livemode: context.livemode,
    status: 'unregistered',
    kind: 'gateway',
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  const rows = names.map((name) => ({ ...row, id: context.newId('gateway'), name }));
  await insertMany(context.db, gateways, rows, 'on conflict do nothing');
}
