import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import type { Place } from '../ingest/placed-values.ts';

export interface DeviceOfFile {
  readonly id: string;
  readonly manufacturer: string;
  readonly kind: string;
  readonly resetsOn: string | null;
  /** Newest first. */
  readonly places: readonly Place[];
}

interface Row {
  readonly id: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly kind: string;
  readonly resets_on: string | null;
  readonly measuring_point_id: string | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
}

/** The devices of the account with these serials, by serial: those of several makers may share one. */
export async function findDevicesBySerial(
  { db, accountId, livemode }: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  serials: readonly string[],
): Promise<ReadonlyMap<string, readonly DeviceOfFile[]>> {
  if (serials.length === 0) return new Map();
  const rows = await rowsOf<Row>(
    db,
    sql`select d.id, d.manufacturer, d.serial, d.kind, d.resets_on,
               i.measuring_point_id, i.from_day::text as from_day, i.to_day::text as to_day
          from jsonb_array_elements_text(${JSON.stringify([...new Set(serials)])}::text::jsonb) as s(serial)
          join devices d on d.account_id = ${accountId} and d.livemode = ${livemode} and d.serial = s.serial
          left join device_installations i on i.account_id = ${accountId} and i.device_id = d.id
         order by d.id, i.from_day desc`,
  );
  const devices = new Map<string, DeviceOfFile & { readonly serial: string; readonly places: Place[] }>();
  for (const { id, manufacturer, serial, kind, resets_on, ...place } of rows) {
    const device = devices.get(id) ?? { id, manufacturer, serial, kind, resetsOn: resets_on, places: [] };
    devices.set(id, device);
    const { measuring_point_id, from_day, to_day } = place;
    if (measuring_point_id !== null && from_day !== null)
      device.places.push({ measuringPointId: measuring_point_id, from: from_day, to: to_day });
  }
  return Map.groupBy(devices.values(), ({ serial }) => serial);
}
