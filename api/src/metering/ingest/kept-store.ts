import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { instantOf, instants, uuids, words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { fromHex, packId, unpackId } from '../../ids.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

/** A telegram as it is kept. */
export interface KeptTelegram {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
}

export interface KeptRow {
  readonly id: string;
  readonly ms: string | number;
  readonly hex: string;
}

/** Of `telegrams t`. */
export const COLUMNS = sql.raw(
  `t.id, (extract(epoch from t.received_at) * 1000)::bigint as ms, encode(t.bytes, 'hex') as hex`,
);

/** What was found once and stays so: a reading, nothing to bill, or something for a person to look at. */
export const NOT_SETTLED = sql.raw(`not exists (
  select from telegram_judgements j where j.account_id = t.account_id and j.telegram_id = t.id
     and (j.verdict in ('implausible', 'replay') or j.verdict = 'stored' and j.reason is distinct from 'not_installed'))`);

export const toKept = ({ id, ms, hex }: KeptRow): KeptTelegram => ({
  id: unpackId('telegram', id),
  bytes: fromHex(hex),
  receivedAt: new Date(Number(ms)),
});

/** In the order of reception, the newest first. */
export const behind = (after: KeptTelegram | null) =>
  after === null
    ? sql`true`
    : sql`(t.received_at, t.id) < (${after.receivedAt.toISOString()}::timestamptz, ${packId(after.id)}::uuid)`;

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
      behind(after),
    ],
    sql` and `,
  );
  const rows = await rowsOf<KeptRow>(
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

/** A device, and between which moments parts of its messages were received. */
export interface PartsWindow {
  readonly deviceId: string;
  readonly from: Date;
  readonly to: Date;
}

/** So many parts are put together at a time; where there are more, the newest. */
const PARTS_MAX = 20_000;

/** Parts of messages in windows that do not touch each other, which became nothing yet; the newest come first. */
export async function findFragments(
  { db, accountId, livemode }: Scope,
  windows: readonly PartsWindow[],
): Promise<KeptTelegram[]> {
  const account = sql`${packId(accountId)}::uuid`;
  const within = sql`device_id = w.device and received_at between ${instantOf('w.first')} and ${instantOf('w.last')}
    and account_id = ${account} and livemode = ${livemode} and reason = 'fragment'`;
  const rows = await rowsOf<KeptRow>(
    db,
    sql`with w as materialized (
          select * from unnest(${uuids(windows.map(({ deviceId }) => packId(deviceId)))},
                               ${instants(windows.map(({ from }) => from))}, ${instants(windows.map(({ to }) => to))})
                        as w(device, first, last))
        select ${COLUMNS} from (
          select telegrams.* from w join telegrams on ${within}
          union all
          select * from telegrams where account_id = ${account} and verdict = 'unknown_device'
             and id in (select telegram_id from w join telegram_judgements on ${within})) t
         where ${NOT_SETTLED}
         order by t.received_at desc, t.id desc limit ${PARTS_MAX}`,
  );
  return rows.map(toKept);
}
