import type { CalibrationRecord, Day } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import type { DEVICE_KINDS } from '../schemas.ts';
import { calibrationRecordsOf } from './device-facts.ts';

/** A device that measures in a house now, with what its upkeep depends on. */
export interface InstalledDeviceRow {
  readonly device_id: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: (typeof DEVICE_KINDS)[number];
  readonly model: string;
  readonly marking_year: number | null;
  readonly ownership: 'rented' | 'owned' | 'previous_provider' | null;
  readonly measuring_point_id: string;
  readonly room: string;
  readonly unit_id: string | null;
  readonly installed_on: Day;
  readonly battery_until: Day | null;
  readonly calibrations: readonly CalibrationRecord[];
  readonly flags: readonly string[];
  readonly flags_since: string | null;
  readonly battery_days: number | null;
  readonly battery_said_at: string | null;
}

/** Every device installed in a house, one query. */
export function selectInstalledDevices(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
): Promise<InstalledDeviceRow[]> {
  return rowsOf<InstalledDeviceRow>(
    db,
    sql`select d.id as device_id, d.manufacturer, d.serial, d.kind, d.model, d.marking_year, d.ownership,
               m.id as measuring_point_id, m.room, m.unit_id, i.from_day::text as installed_on,
               d.battery_until::text as battery_until, h.battery_days, to_json(h.said_at)#>>'{}' as battery_said_at,
               coalesce(to_jsonb(string_to_array(s.flags, ',')), '[]'::jsonb) as flags, to_json(s.since)#>>'{}' as flags_since,
               ${calibrationRecordsOf(sql`d.account_id`, sql`d.id`)} as calibrations
          from measuring_points m
          join device_installations i on i.account_id = m.account_id and i.measuring_point_id = m.id
                                     and i.to_day is null and i.corrected_by is null
          join devices d on d.account_id = i.account_id and d.id = i.device_id
          left join device_health h on h.account_id = d.account_id and h.livemode = d.livemode and h.device_id = d.id
          left join lateral (select flags, since from device_statuses
                              where account_id = d.account_id and device_id = d.id order by since desc limit 1) s on true
         where m.account_id = ${accountId} and m.property_id = ${propertyId}
         order by d.id`,
  );
}

/** What lists of upkeep say of a device and its place. */
export const placeOfDevice = (row: InstalledDeviceRow) => ({
  device_id: row.device_id,
  manufacturer: row.manufacturer,
  serial: row.serial,
  kind: row.kind,
  model: row.model,
  marking_year: row.marking_year,
  ownership: row.ownership,
  measuring_point_id: row.measuring_point_id,
  room: row.room,
  unit_id: row.unit_id,
  installed_on: row.installed_on,
});

/** A page of a list that is worked out as a whole, in the order of its keys. */
export function pageOfKeys<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  after: string | null,
  limit: number,
): Promise<T[]> {
  const sorted = items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return Promise.resolve(sorted.filter((item) => after === null || keyOf(item) > after).slice(0, limit));
}
