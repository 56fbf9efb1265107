import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { uuids, words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { fromHex, packId, unpackId } from '../../ids.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

/** A telegram as it is kept. */
export interface KeptTelegram {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
}

interface Row {
  readonly id: string;
  readonly ms: string | number;
  readonly hex: string;
}

const COLUMNS = sql.raw(
  `t.id, (extract(epoch from t.received_at) * 1000)::bigint as ms, encode(t.bytes, 'hex') as hex`,
);

/** What was found once and stays so: a reading, nothing to bill, or something for a person to look at. */
const NOT_SETTLED = sql.raw(`not exists (
  select from telegram_judgements j where j.account_id = t.account_id and j.telegram_id = t.id
     and (j.verdict in ('implausible', 'replay') or j.verdict = 'stored' and j.reason is distinct from 'not_installed'))`);

const toKept = ({ id, ms, hex }: Row): KeptTelegram => ({
  id: unpackId('telegram', id),
  bytes: fromHex(hex),
  receivedAt: new Date(Number(ms)),
});

/**
 * Telegrams of these devices that became nothing when they came and may be more now: no device had their address, no key
 * opened them, or the device was installed nowhere. The newest come first; `after`: behind one of them; `since`: received
 * then or later.
 */
export async function findKept(
  { db, accountId, livemode }: Scope,
  deviceIds: readonly string[],
  { after = null, since, limit }: { after?: KeptTelegram | null; since?: Date | undefined; limit: number },
): Promise<KeptTelegram[]> {
  const account = sql`${packId(accountId)}::uuid`;
  const which = sql.join(
    [
      NOT_SETTLED,
      ...(since === undefined ? [] : [sql`t.received_at >= ${since.toISOString()}::timestamptz`]),
      ...(after === null
        ? []
        : [sql`(t.received_at, t.id) < (${after.receivedAt.toISOString()}::timestamptz, ${packId(after.id)}::uuid)`]),
    ],
    sql` and `,
  );
  const rows = await rowsOf<Row>(
    db,
    sql`with own as materialized (
          select km_pack(id) as id, manufacturer || '-' || serial as address from devices
           where account_id = ${accountId} and livemode = ${livemode} and id = any(${words(deviceIds)}))
        select ${COLUMNS} from (
          select * from telegrams t
           where t.account_id = ${account} and t.device_id = any(array(select id from own))
             and (t.verdict = 'wrong_key' or t.reason in ('not_installed', 'unknown_format', 'fragment')) and ${which}
          union all
          select * from telegrams t
           where t.account_id = ${account} and t.livemode = ${livemode} and t.verdict = 'unknown_device'
             and t.meter_address = any(array(select address from own)) and ${which}) t
         order by t.received_at desc, t.id desc limit ${limit}`,
  );
  return rows.map(toKept);
}

/** Parts of messages of these devices, received between two moments, that became nothing yet; the newest come first. */
export async function findFragments(
  { db, accountId, livemode }: Scope,
  deviceIds: readonly string[],
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<KeptTelegram[]> {
  const account = sql`${packId(accountId)}::uuid`;
  const within = sql`account_id = ${account} and livemode = ${livemode} and reason = 'fragment'
    and device_id = any(${uuids(deviceIds.map(packId))})
    and received_at between ${from.toISOString()}::timestamptz and ${to.toISOString()}::timestamptz`;
  const rows = await rowsOf<Row>(
    db,
    sql`select ${COLUMNS} from (
          select * from telegrams where ${within}
          union all
          select * from telegrams where account_id = ${account} and verdict = 'unknown_device'
             and id in (select telegram_id from telegram_judgements where ${within})) t
         where ${NOT_SETTLED}
         order by t.received_at desc, t.id desc limit ${limit}`,
  );
  return rows.map(toKept);
}

/**
 * Telegrams stored since a moment whose device was made or installed by somebody else at that moment: neither of the two
 * transactions saw what the other wrote.
 */
export async function findStragglers(
  { db, accountId, livemode }: Scope,
  since: Date,
  limit: number,
): Promise<KeptTelegram[]> {
  const rows = await rowsOf<Row>(
    db,
    sql`select ${COLUMNS} from telegrams t
         where t.account_id = ${packId(accountId)}::uuid and t.livemode = ${livemode}
           and t.created_at >= ${since.toISOString()}::timestamptz and ${NOT_SETTLED}
           and case t.verdict
                 when 'unknown_device' then exists (
                   select from devices d where d.account_id = ${accountId} and d.livemode = ${livemode}
                      and d.manufacturer = split_part(t.meter_address, '-', 1)
                      and d.serial = split_part(t.meter_address, '-', 2))
                 when 'stored' then t.reason = 'not_installed' and exists (
                   select from device_installations i
                    where i.account_id = ${accountId} and i.device_id = km_unpack('dev', t.device_id)
                      and i.corrected_by is null
                      and i.from_day <= (t.received_at at time zone 'Europe/Berlin')::date)
                 else false end
         order by t.received_at desc limit ${limit}`,
  );
  return rows.map(toKept);
}

/** So many are read within the request that told the format; where there are more, the newest. */
const WAITING_MAX = 20_000;

/**
 * Compact frames of some makers that wait for their format. Their rows say for ever that they waited, or that no device
 * was known; those that were read since are settled.
 */
export async function findWaiting(
  { db, accountId, livemode }: Scope,
  manufacturers: Iterable<string>,
): Promise<KeptTelegram[]> {
  const account = sql`${packId(accountId)}::uuid`;
  const makers = words([...manufacturers]);
  const rows = await rowsOf<Row>(
    db,
    sql`select ${COLUMNS} from (
          select * from telegrams
           where account_id = ${account} and livemode = ${livemode} and reason = 'unknown_format'
          union all
          select * from telegrams
           where account_id = ${account} and verdict = 'unknown_device' and id in (
             select telegram_id from telegram_judgements
              where account_id = ${account} and livemode = ${livemode} and reason = 'unknown_format')) t
         where left(t.meter_address, 3) = any(${makers}) and ${NOT_SETTLED}
         order by t.received_at desc limit ${WAITING_MAX}`,
  );
  return rows.map(toKept);
}
