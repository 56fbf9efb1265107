import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId } from '../../ids.ts';
import type { DEVICE_KINDS } from '../schemas.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;
export type Kind = (typeof DEVICE_KINDS)[number];

export interface DeviceRadioRow {
  readonly measuring_point_id: string;
  readonly room: string;
  readonly unit_id: string | null;
  readonly device_id: string;
  readonly serial: string;
  readonly kind: Kind;
  readonly has_key: boolean;
  readonly last_heard_at: string | null;
  readonly last_verdict: string | null;
  /** Strongest of what gateways heard in the time asked for. */
  readonly rssi: number | null;
}

/** Every device installed in a house with how it was heard, one query. */
export function selectDeviceRadio(
  { db, accountId, livemode }: Scope,
  propertyId: string,
  since: Date,
): Promise<DeviceRadioRow[]> {
  return rowsOf<DeviceRadioRow>(
    db,
    sql`select m.id as measuring_point_id, m.room, m.unit_id, d.id as device_id, d.serial, d.kind,
               d.key_sealed is not null as has_key, to_json(max(h.last_heard_at))#>>'{}' as last_heard_at,
               (array_agg(h.last_verdict order by h.last_heard_at desc nulls last))[1] as last_verdict,
               max(h.last_rssi) filter (where h.last_heard_at >= ${since.toISOString()}::timestamptz) as rssi
          from measuring_points m
          join device_installations i on i.account_id = m.account_id and i.measuring_point_id = m.id
                                     and i.to_day is null and i.corrected_by is null
          join devices d on d.account_id = i.account_id and d.id = i.device_id
          left join heard_addresses h on h.account_id = d.account_id and h.device_id = d.id and h.livemode = ${livemode}
         where m.account_id = ${accountId} and m.property_id = ${propertyId}
         group by m.account_id, m.id, d.account_id, d.id
         order by m.unit_id nulls first, m.position, m.id`,
  );
}

export interface GatewayRadioRow {
  readonly gateway_id: string | null;
  readonly name: string;
  readonly last_contact_at: string;
  readonly rssis: readonly (number | null)[];
}

/** Which gateways heard the devices of a house, and how, one query. */
export function selectGatewayRadio(
  { db, accountId, livemode }: Scope,
  propertyId: string,
  since: Date,
): Promise<GatewayRadioRow[]> {
  return rowsOf<GatewayRadioRow>(
    db,
    sql`select g.id as gateway_id, h.gateway as name, to_json(max(h.last_heard_at))#>>'{}' as last_contact_at,
               jsonb_agg(h.last_rssi) as rssis
          from measuring_points m
          join device_installations i on i.account_id = m.account_id and i.measuring_point_id = m.id
                                     and i.to_day is null and i.corrected_by is null
          join heard_addresses h on h.account_id = i.account_id and h.device_id = i.device_id and h.livemode = ${livemode}
                                and h.last_heard_at >= ${since.toISOString()}::timestamptz
          left join gateways g on g.account_id = h.account_id and g.livemode = h.livemode and g.name = h.gateway
         where m.account_id = ${accountId} and m.property_id = ${propertyId}
         group by g.id, h.gateway
         order by h.gateway`,
  );
}

export interface PointProgressRow {
  readonly measuring_point_id: string;
  readonly room: string;
  readonly unit_id: string | null;
  readonly device_id: string | null;
  readonly serial: string | null;
  readonly kind: Kind | null;
  /** First letter of the origin of the value of the day; null: there is none. */
  readonly origin: string | null;
  readonly last_value_day: string | null;
}

/**
 * Every point of a house that counts, with its device on a day and whether there is a value of it, one query. The value
 * lies within two days around the boundary, so that one month is looked into.
 */
export function selectPointProgress(
  { db, accountId }: Scope,
  propertyId: string,
  on: string,
): Promise<PointProgressRow[]> {
  const account = sql`${packId(accountId)}::uuid`;
  return rowsOf<PointProgressRow>(
    db,
    sql`select m.id as measuring_point_id, m.room, m.unit_id, d.id as device_id, d.serial, d.kind, v.origin::text as origin,
               l.day::text as last_value_day
          from measuring_points m
          left join device_installations i on i.account_id = m.account_id and i.measuring_point_id = m.id
                                          and i.corrected_by is null and i.from_day <= ${on}::date
                                          and (i.to_day is null or i.to_day > ${on}::date)
          left join devices d on d.account_id = i.account_id and d.id = i.device_id
          left join lateral (
               select r.origin from readings r
                where r.account_id = ${account} and r.measuring_point_id = km_pack(m.id)
                  and r.read_at >= ${on}::date - interval '1 day' and r.read_at < ${on}::date + interval '3 days'
                  and r.day between ${on}::date and ${on}::date + 1 and r.device_id = km_pack(d.id)
                order by r.day, r.kind limit 1) v on true
          left join lateral (
               select r.day from readings r
                where r.account_id = ${account} and r.measuring_point_id = km_pack(m.id) and v.origin is null
                order by r.read_at desc limit 1) l on true
         where m.account_id = ${accountId} and m.property_id = ${propertyId} and m.use <> 'smoke_alarm'
         order by m.unit_id nulls first, m.position, m.id`,
  );
}
