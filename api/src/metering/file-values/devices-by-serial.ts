import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import type { Place } from '../ingest/placed-values.ts';
import { findPlaces } from '../ingest/places.ts';

export interface DeviceOfFile {
  readonly id: string;
  readonly manufacturer: string;
  readonly kind: string;
  readonly resetsOn: string | null;
  /** Newest first. */
  readonly places: readonly Place[];
}

interface Row extends Pick<DeviceOfFile, 'id' | 'manufacturer' | 'kind' | 'resetsOn'> {
  readonly serial: string;
}

/** The devices of the account with these serials, by serial: those of several makers may share one. */
export async function findDevicesBySerial(
  scope: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  serials: readonly string[],
): Promise<ReadonlyMap<string, readonly DeviceOfFile[]>> {
  if (serials.length === 0) return new Map();
  const rows = await rowsOf<Row>(
    scope.db,
    sql`select d.id, d.manufacturer, d.serial, d.kind, d.resets_on as "resetsOn"
          from jsonb_array_elements_text(${JSON.stringify([...new Set(serials)])}::text::jsonb) as s(serial)
          join devices d on d.account_id = ${scope.accountId} and d.livemode = ${scope.livemode} and d.serial = s.serial
         order by d.id`,
  );
  const places = await findPlaces(
    scope,
    rows.map(({ id }) => id),
  );
  const devices = rows.map((row) => ({ ...row, places: places.get(row.id) ?? [] }));
  return Map.groupBy(devices, ({ serial }) => serial);
}
