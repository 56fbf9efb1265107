import { causesOf, type DeviceCause } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';

/** A device with why somebody has to look after it; empty: nothing stands. */
export interface DeviceCauses {
  readonly deviceId: string;
  /** Where it is installed now; null: nowhere. */
  readonly propertyId: string | null;
  readonly serial: string;
  readonly causes: readonly DeviceCause[];
}

interface SignRow {
  readonly device_id: string;
  readonly property_id: string | null;
  readonly serial: string;
  readonly flags: string;
  readonly battery_days: number | null;
  readonly clock_ahead_seconds: number | null;
  readonly taken_out: boolean;
}

/** What these devices say of themselves now, in one query. One that was taken out says nothing that has to be looked after. */
export async function causesOfDevices(
  { db, accountId, livemode }: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  deviceIds: readonly string[],
): Promise<DeviceCauses[]> {
  if (deviceIds.length === 0) return [];
  const rows = await rowsOf<SignRow>(
    db,
    sql`select d.id as device_id, m.property_id, d.manufacturer || ' ' || d.serial as serial,
               coalesce(s.flags, '') as flags, h.battery_days, h.clock_ahead_seconds,
               i.id is null and exists (select from device_installations e
                                         where e.account_id = ${accountId} and e.device_id = d.id) as taken_out
          from (select jsonb_array_elements_text(${JSON.stringify(deviceIds)}::jsonb) as id) a
          join devices d on d.account_id = ${accountId} and d.id = a.id
          left join device_health h on h.account_id = ${accountId} and h.livemode = ${livemode} and h.device_id = d.id
          left join device_installations i on i.account_id = ${accountId} and i.device_id = d.id and i.to_day is null
          left join measuring_points m on m.account_id = ${accountId} and m.id = i.measuring_point_id
          left join lateral (select flags from device_statuses
                              where account_id = ${accountId} and device_id = d.id order by since desc limit 1) s on true`,
  );
  return rows.map(({ device_id, property_id, serial, flags, battery_days, clock_ahead_seconds, taken_out }) => ({
    deviceId: device_id,
    propertyId: property_id,
    serial,
    causes: taken_out
      ? []
      : causesOf({
          flags: flags === '' ? [] : flags.split(','),
          batteryDays: battery_days,
          clockAheadSeconds: clock_ahead_seconds,
        }),
  }));
}

/**
 * Installed devices that fell silent, in one query: not heard for `days` while others of their house were. A house that
 * is silent as a whole, or whose telegrams are old ones that somebody handed in, says nothing of its devices.
 */
export async function silentDevices(
  { db, accountId, livemode }: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  days: number,
): Promise<DeviceCauses[]> {
  const rows = await rowsOf<{ device_id: string; property_id: string; serial: string }>(
    db,
    sql`select device_id, property_id, serial
          from (select d.id as device_id, m.property_id, d.manufacturer || ' ' || d.serial as serial, h.last_heard_at,
                       max(h.last_heard_at) over (partition by m.property_id) as house_heard_at
                  from (select device_id, max(last_heard_at) as last_heard_at from heard_addresses
                         where account_id = ${accountId} and livemode = ${livemode} and device_id is not null
                         group by 1) h
                  join device_installations i on i.account_id = ${accountId} and i.device_id = h.device_id
                                             and i.to_day is null
                  join measuring_points m on m.account_id = ${accountId} and m.id = i.measuring_point_id
                  join devices d on d.account_id = ${accountId} and d.id = h.device_id) heard
         where last_heard_at < house_heard_at - ${days}::int * interval '1 day'`,
  );
  return rows.map((row) => ({
    deviceId: row.device_id,
    propertyId: row.property_id,
    serial: row.serial,
    causes: ['no_contact'],
  }));
}
