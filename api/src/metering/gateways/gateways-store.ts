import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { notFound } from '../../problem.ts';
import { signalCounts } from './signal.ts';
import { gateways } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode' | 'now'>;
export type GatewayRow = typeof gateways.$inferSelect;

/**
 * By the address, because the device may have been made since it was heard. Where several share maker and number it is the
 * one that was heard last, else the first one made: an address is one, whoever it is of.
 */
const withItsDevice = sql`left join devices d on d.account_id = h.account_id and d.livemode = h.livemode
  and d.manufacturer = split_part(h.meter_address, '-', 1) and d.serial = split_part(h.meter_address, '-', 2)
  and (d.id = h.device_id or h.device_id is null and not exists (
    select from devices earlier where earlier.account_id = d.account_id and earlier.livemode = d.livemode
       and earlier.manufacturer = d.manufacturer and earlier.serial = d.serial and earlier.id < d.id))`;

/** So far back the installed base of a gateway looks. */
const HEARD_DAYS = 60;

export async function fetchGateway(
  { db, accountId }: Pick<Scope, 'db' | 'accountId'>,
  id: string,
): Promise<GatewayRow> {
  const [row] = await db
    .select()
    .from(gateways)
    .where(and(eq(gateways.accountId, accountId), eq(gateways.id, id)));
  if (row === undefined) throw notFound('gateway', id);
  return row;
}

export async function findGatewayByName(
  { db, accountId, livemode }: Pick<Scope, 'db' | 'accountId' | 'livemode'>,
  name: string,
): Promise<GatewayRow | undefined> {
  const [row] = await db
    .select()
    .from(gateways)
    .where(and(eq(gateways.accountId, accountId), eq(gateways.livemode, livemode), eq(gateways.name, name)));
  return row;
}

export function selectGateways(
  { db, accountId }: Pick<Scope, 'db' | 'accountId'>,
  { propertyId, status }: { propertyId?: string | undefined; status?: string | undefined },
  after: string | null,
  limit: number,
): Promise<GatewayRow[]> {
  return db
    .select()
    .from(gateways)
    .where(
      and(
        eq(gateways.accountId, accountId),
        propertyId === undefined ? undefined : eq(gateways.propertyId, propertyId),
        status === undefined ? undefined : eq(gateways.status, status),
        after === null ? undefined : gt(gateways.id, after),
      ),
    )
    .orderBy(asc(gateways.id))
    .limit(limit);
}

export interface ContactRow {
  readonly gateway: string;
  readonly first_contact_at: string;
  readonly last_contact_at: string;
  readonly last_transfer_addresses: number;
  readonly addresses: number;
  readonly unknown_addresses: number;
  readonly readable: number;
  readonly kinds: Record<string, number>;
  readonly manufacturers: Record<string, number>;
  readonly signal: { good: number; fair: number; weak: number; unknown: number };
}

/** What some gateways heard lately, in one query. One that was never heard has no row. */
export async function contactsOf(
  { db, accountId, livemode, now }: Scope,
  names: readonly string[],
): Promise<Map<string, ContactRow>> {
  if (names.length === 0) return new Map();
  const since = new Date(now().getTime() - HEARD_DAYS * 86_400_000).toISOString();
  const rows = await rowsOf<ContactRow>(
    db,
    sql`with heard as (
          select h.gateway, h.first_heard_at, h.last_heard_at, h.last_verdict, h.last_rssi, d.id as device_id, d.kind,
                 split_part(h.meter_address, '-', 1) as manufacturer, h.last_heard_at >= ${since}::timestamptz as lately
            from heard_addresses h
            ${withItsDevice}
           where h.account_id = ${accountId} and h.livemode = ${livemode}
             and h.gateway in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))),
        kinds as (select gateway, jsonb_object_agg(kind, n) as kinds
                    from (select gateway, kind, count(*) as n from heard where lately and kind is not null group by 1, 2) k
                   group by 1),
        makers as (select gateway, jsonb_object_agg(manufacturer, n) as manufacturers
                     from (select gateway, manufacturer, count(*) as n from heard where lately group by 1, 2) m group by 1),
        lately as (select gateway, count(*)::int as addresses,
                          (count(*) filter (where device_id is null))::int as unknown_addresses,
                          (count(*) filter (where last_verdict = 'stored'))::int as readable,
                          ${signalCounts(sql`last_rssi`)} as signal
                     from heard where lately group by 1)
        select h.gateway, to_json(min(first_heard_at))#>>'{}' as first_contact_at,
               to_json(max(h.last_heard_at))#>>'{}' as last_contact_at,
               (count(*) filter (where (h.last_heard_at at time zone 'Europe/Berlin')::date
                                     = (t.last_heard_at at time zone 'Europe/Berlin')::date))::int as last_transfer_addresses,
               coalesce(l.addresses, 0) as addresses, coalesce(l.unknown_addresses, 0) as unknown_addresses,
               coalesce(l.readable, 0) as readable, coalesce(kinds, '{}'::jsonb) as kinds,
               coalesce(manufacturers, '{}'::jsonb) as manufacturers,
               coalesce(signal, '{"good":0,"fair":0,"weak":0,"unknown":0}'::jsonb) as signal
          from heard h join (select gateway, max(last_heard_at) as last_heard_at from heard group by 1) t on t.gateway = h.gateway
          left join lately l on l.gateway = h.gateway left join kinds k on k.gateway = h.gateway
          left join makers m on m.gateway = h.gateway
         group by h.gateway, l.addresses, l.unknown_addresses, l.readable, kinds, manufacturers, signal`,
  );
  return new Map(rows.map((row) => [row.gateway, row]));
}

export interface HeardRow {
  readonly meter_address: string;
  readonly device_id: string | null;
  readonly kind: string | null;
  readonly first_heard_at: string;
  readonly last_heard_at: string;
  readonly last_verdict: string;
  readonly last_rssi: number | null;
}

/** Addresses a gateway heard, in their order. */
export function selectHeard(
  { db, accountId, livemode }: Pick<Scope, 'db' | 'accountId' | 'livemode'>,
  { gateway, unknown }: { gateway: string; unknown: boolean | undefined },
  after: string | null,
  limit: number,
): Promise<HeardRow[]> {
  const known = unknown === undefined ? sql`true` : unknown ? sql`d.id is null` : sql`d.id is not null`;
  return rowsOf<HeardRow>(
    db,
    sql`select h.meter_address, d.id as device_id, d.kind, to_json(h.first_heard_at)#>>'{}' as first_heard_at,
               to_json(h.last_heard_at)#>>'{}' as last_heard_at, h.last_verdict, h.last_rssi
          from heard_addresses h
          ${withItsDevice}
         where h.account_id = ${accountId} and h.livemode = ${livemode} and h.gateway = ${gateway}
           and h.meter_address > ${after ?? ''} and ${known}
         order by h.meter_address limit ${limit}`,
  );
}
