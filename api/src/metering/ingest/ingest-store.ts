import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId, toHex, unpackId } from '../../ids.ts';
import type { KeptVerdict } from '../schemas.ts';
import type { Reason } from './reasons.ts';

/*
 * Statements of an ingest request. Each takes all lines at once as one JSON parameter, so that ten thousand telegrams
 * cost as many statements as one.
 */

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

const rowset = (rows: readonly object[]): SQL => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;

/** Of these telegrams those that are there already, or were until their time was over. */
export async function findKnownTelegrams(
  { db, accountId }: Pick<Scope, 'db' | 'accountId'>,
  ids: readonly string[],
): Promise<Set<string>> {
  const asked = sql`unnest(string_to_array(${ids.map(packId).join()}, ',')::uuid[]) as l(id)`;
  const account = sql`${packId(accountId)}::uuid`;
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select l.id from ${asked} join telegrams t on t.account_id = ${account} and t.id = l.id
        union all
        select l.id from ${asked} join forgotten_telegrams t on t.account_id = ${account} and t.id = l.id`,
  );
  return new Set(rows.map(({ id }) => unpackId('telegram', id)));
}

export interface DeviceSpanRow {
  readonly device_id: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: string;
  readonly key_sealed: string | null;
  readonly resets_on: string | null;
  /** Null where the device is installed nowhere. */
  readonly measuring_point_id: string | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
}

/** The devices behind the addresses, each with every place where it measured, newest first. */
export function findDeviceSpans(
  { db, accountId, livemode }: Scope,
  addresses: readonly { manufacturer: string; serial: string }[],
): Promise<DeviceSpanRow[]> {
  return rowsOf<DeviceSpanRow>(
    db,
    sql`select d.id as device_id, d.manufacturer, d.serial, d.kind, d.key_sealed, d.resets_on,
               i.measuring_point_id, i.from_day::text as from_day, i.to_day::text as to_day
          from ${rowset(addresses)} as a(manufacturer text, serial text)
          join devices d on d.account_id = ${accountId} and d.livemode = ${livemode}
                        and d.manufacturer = a.manufacturer and d.serial = a.serial
          left join device_installations i on i.account_id = ${accountId} and i.device_id = d.id
                                           and i.corrected_by is null
         order by d.id, i.from_day desc`,
  );
}

/** The accepted counter before each telegram of a device that counts, by the number handed in. */
export async function findCountersBefore(
  { db, accountId }: Scope,
  telegrams: readonly { n: number; device: string; at: string }[],
): Promise<Map<number, { counter: number; receivedAt: Date }>> {
  if (telegrams.length === 0) return new Map();
  const rows = await rowsOf<{ n: number; counter: string | number; received_at: string }>(
    db,
    sql`select l.n, t.counter, to_json(t.received_at)#>>'{}' as received_at
          from ${rowset(telegrams)} as l(n int, device text, at timestamptz)
         cross join lateral (
               select counter, received_at from telegrams
                where account_id = ${packId(accountId)}::uuid and device_id = km_pack(l.device) and received_at <= l.at
                  and verdict = 'stored' and counter is not null
                order by received_at desc, counter desc limit 1) t`,
  );
  return new Map(
    rows.map(({ n, counter, received_at }) => [n, { counter: Number(counter), receivedAt: new Date(received_at) }]),
  );
}

export interface StoredRegister {
  readonly value: string;
  readonly readAt: Date;
}

/** A device at a point, and between which moments its new values lie. */
export interface RegisterWindow {
  readonly point: string;
  readonly device: string;
  readonly first: Date;
  readonly last: Date;
}

/**
 * What is stored around new values: for each window the register before its first moment and those within it, in order
 * of reading. Asked once a device and not once a value.
 */
export async function findRegistersAround(
  { db, accountId }: Scope,
  windows: readonly RegisterWindow[],
): Promise<StoredRegister[][]> {
  const found: StoredRegister[][] = windows.map(() => []);
  if (windows.length === 0) return found;
  const rows = await rowsOf<{ n: number; value: string; read_at: string }>(
    db,
    sql`select l.n, r.value::text as value, to_json(r.read_at)#>>'{}' as read_at
          from ${rowset(windows.map((window, n) => ({ ...window, n })))}
            as l(n int, point text, device text, first timestamptz, last timestamptz)
         cross join lateral (
               (select value, read_at from readings
                 where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(l.point)
                   and device_id = km_pack(l.device)
                   and kind = 'register' and read_at < l.first
                 order by read_at desc limit 1)
               union all
               (select value, read_at from readings
                 where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(l.point)
                   and device_id = km_pack(l.device)
                   and kind = 'register' and read_at >= l.first and read_at < l.last)) r
         order by l.n, r.read_at`,
  );
  for (const { n, value, read_at } of rows) found[n]?.push({ value, readAt: new Date(read_at) });
  return found;
}

export interface NewTelegram {
  readonly id: string;
  readonly deviceId: string | null;
  readonly meterAddress: string;
  readonly receivedAt: Date;
  readonly bytes: Uint8Array;
  readonly verdict: KeptVerdict;
  readonly reason: Reason | null;
  readonly detail: string | null;
  readonly counter: number | null;
  readonly gateway: string | null;
  readonly rssiDbm: number | null;
}

/** Stores what is not there yet; answers the ids that were stored. Another request may have been faster. */
export async function insertTelegrams(
  { db, accountId, livemode, now }: Scope & Pick<Context, 'now'>,
  telegrams: readonly NewTelegram[],
): Promise<Set<string>> {
  if (telegrams.length === 0) return new Set();
  const rows = telegrams.map(({ id, deviceId, meterAddress, receivedAt, bytes, rssiDbm, ...rest }) => ({
    ...rest,
    id: packId(id),
    device_id: deviceId === null ? null : packId(deviceId),
    meter_address: meterAddress,
    received_at: receivedAt,
    rssi_dbm: rssiDbm,
    hex: toHex(bytes),
  }));
  const stored = await rowsOf<{ id: string }>(
    db,
    sql`insert into telegrams (account_id, id, received_at, created_at, counter, device_id, rssi_dbm, livemode, verdict, reason,
                               detail, meter_address, gateway, bytes)
        select ${packId(accountId)}::uuid, id, received_at, ${now().toISOString()}::timestamptz, counter, device_id, rssi_dbm,
               ${livemode}, verdict, reason, detail, meter_address, gateway, decode(hex, 'hex')
          from ${rowset(rows)} as l(id uuid, device_id uuid, meter_address text, received_at timestamptz, hex text,
                                    verdict text, reason text, detail text, counter bigint, gateway text, rssi_dbm smallint)
        on conflict (account_id, id) do nothing
        returning id`,
  );
  return new Set(stored.map(({ id }) => unpackId('telegram', id)));
}
