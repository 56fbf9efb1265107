import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { binaries, instantOf, instants, numbers, uuids, words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { packId, packOwnId, unpackId } from '../../ids.ts';
import type { Judged, Place } from './placed-values.ts';
import { findPlaces } from './places.ts';
import { forgottenTelegrams } from './tables.ts';

/*
 * Statements of an ingest request. Each takes all telegrams at once, so that ten thousand cost as many statements as one.
 */

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

const packed = (ids: readonly (string | null)[]) => uuids(ids.map((id) => (id === null ? null : packOwnId(id))));
const account = ({ accountId }: Pick<Scope, 'accountId'>) => sql`${packId(accountId)}::uuid`;

/** Of these telegrams those that are there already, or were until their time was over. */
export async function findKnownTelegrams(scope: Scope, ids: readonly string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    scope.db,
    sql`with l as materialized (select unnest(${packed(ids)}) as id)
        select l.id from l join telegrams t on t.account_id = ${account(scope)} and t.id = l.id
        union all
        select l.id from l join ${forgottenTelegrams} t on t.account_id = ${account(scope)} and t.id = l.id`,
  );
  return new Set(rows.map(({ id }) => unpackId('telegram', id)));
}

export interface DeviceRow {
  readonly id: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: string;
  readonly key_sealed: string | null;
  readonly resets_on: string | null;
  readonly address_version: number | null;
  readonly address_type: number | null;
  /** Every place where it measured, newest first; none where it is installed nowhere. */
  readonly places: readonly Place[];
}

/** The devices behind addresses. */
export async function findDevices(
  scope: Scope,
  addresses: readonly { manufacturer: string; serial: string }[],
): Promise<DeviceRow[]> {
  const { db, accountId, livemode } = scope;
  const rows = await rowsOf<Omit<DeviceRow, 'places'>>(
    db,
    sql`select d.id, d.manufacturer, d.serial, d.kind, d.key_sealed, d.resets_on, d.address_version, d.address_type
          from unnest(${words(addresses.map(({ manufacturer }) => manufacturer))},
                      ${words(addresses.map(({ serial }) => serial))}) as a(manufacturer, serial)
          join devices d on d.account_id = ${accountId} and d.livemode = ${livemode}
                        and d.manufacturer = a.manufacturer and d.serial = a.serial`,
  );
  const places = await findPlaces(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => Object.assign(row, { places: places.get(row.id) ?? [] }));
}

/**
 * The accepted counter before each telegram of a device that counts, by the number handed in: of other telegrams, as they
 * came or were found to be later.
 */
export async function findCountersBefore(
  scope: Scope,
  telegrams: readonly { n: number; id: string; device: string; at: Date }[],
): Promise<Map<number, { counter: number; receivedAt: Date }>> {
  if (telegrams.length === 0) return new Map();
  const rows = await rowsOf<{ n: string | number; counter: string | number; ms: string | number }>(
    scope.db,
    sql`select l.n, t.counter, (extract(epoch from t.received_at) * 1000)::bigint as ms
          from unnest(${numbers(telegrams.map(({ n }) => n))}, ${packed(telegrams.map(({ device }) => device))},
                      ${instants(telegrams.map(({ at }) => at))}, ${packed(telegrams.map(({ id }) => id))})
               as l(n, device, at, id)
         cross join lateral (
               (select counter, received_at from telegrams
                 where account_id = ${account(scope)} and device_id = l.device and received_at <= ${instantOf('l.at')}
                   and verdict = 'stored' and counter is not null and id <> l.id
                 order by received_at desc, counter desc limit 1)
               union all
               (select counter, received_at from telegram_judgements
                 where account_id = ${account(scope)} and device_id = l.device and received_at <= ${instantOf('l.at')}
                   and verdict = 'stored' and counter is not null and telegram_id <> l.id
                 order by received_at desc, counter desc limit 1)
                order by received_at desc, counter desc limit 1) t`,
  );
  return new Map(
    rows.map(({ n, counter, ms }) => [Number(n), { counter: Number(counter), receivedAt: new Date(Number(ms)) }]),
  );
}

export interface NewTelegram {
  readonly id: string;
  readonly meterAddress: string;
  readonly receivedAt: Date;
  readonly bytes: Uint8Array;
  readonly gateway: string | null;
  readonly rssiDbm: number | null;
}

/** What was found of it. */
type Found = Pick<Judged, 'deviceId' | 'verdict' | 'reason' | 'detail' | 'counter'>;

/**
 * Stores what is not there yet, in the order of the ids, so that two requests with the same telegrams do not wait for
 * each other in a circle.
 * @param found of each telegram, in their order
 * @returns the ids that another request was faster with.
 */
export async function insertTelegrams(
  scope: Scope & Pick<Context, 'now'>,
  telegrams: readonly NewTelegram[],
  found: readonly Found[],
): Promise<Set<string>> {
  if (telegrams.length === 0) return new Set();
  const added = await rowsOf<{ id: string | null }>(
    scope.db,
    sql`with added as (
          insert into telegrams (account_id, id, received_at, created_at, counter, device_id, rssi_dbm, livemode, verdict,
                                 reason, detail, meter_address, gateway, bytes)
          select ${account(scope)}, id, ${instantOf('received_at')}, ${scope.now().toISOString()}::timestamptz, counter,
                 device_id, rssi_dbm, ${scope.livemode}, verdict, reason, detail, meter_address, gateway, bytes
            from unnest(${packed(telegrams.map(({ id }) => id))}, ${packed(found.map(({ deviceId }) => deviceId))},
                   ${instants(telegrams.map(({ receivedAt }) => receivedAt))}, ${numbers(found.map(({ counter }) => counter))},
                   ${numbers(telegrams.map(({ rssiDbm }) => rssiDbm))}, ${words(found.map(({ verdict }) => verdict))},
                   ${words(found.map(({ reason }) => reason))}, ${words(found.map(({ detail }) => detail))},
                   ${words(telegrams.map(({ meterAddress }) => meterAddress))},
                   ${words(telegrams.map(({ gateway }) => gateway))}, ${binaries(telegrams.map(({ bytes }) => bytes))})
                 as g(id, device_id, received_at, counter, rssi_dbm, verdict, reason, detail, meter_address, gateway, bytes)
           order by id
          on conflict (account_id, id) do nothing
          returning id)
        -- Nothing where all are new, as nearly always.
        select id from added where (select count(*) from added) < ${telegrams.length}
        union all select null where not exists (select from added)`,
  );
  const outrun = new Set(added.length === 0 ? [] : telegrams.map(({ id }) => id));
  for (const { id } of added) if (id !== null) outrun.delete(unpackId('telegram', id));
  return outrun;
}
