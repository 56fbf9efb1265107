import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode' | 'now'>;

export interface KeyedDevice {
  readonly id: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly keySealed: string | null;
}

/** Devices by their numbers, of whichever manufacturer, locked until the end of the transaction. */
export function lockDevicesBySerial(
  { db, accountId, livemode }: Scope,
  serials: readonly string[],
): Promise<KeyedDevice[]> {
  return rowsOf<KeyedDevice>(
    db,
    sql`select d.id, d.manufacturer, d.serial, d.key_sealed as "keySealed" from devices d
         where d.account_id = ${accountId} and d.livemode = ${livemode}::boolean
           and d.serial in (select jsonb_array_elements_text(${JSON.stringify(serials)}::text::jsonb))
         order by d.id
           for update`,
  );
}

/** New keys of devices; each is a new version of its device. */
export async function updateDeviceKeys(
  { db, accountId, now }: Scope,
  rows: readonly { readonly id: string; readonly sealed: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(
    sql`update devices d set key_sealed = l.sealed, version = d.version + 1, updated_at = ${now().toISOString()}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as l(id text, sealed text)
         where d.account_id = ${accountId} and d.id = l.id`,
  );
}

/** Keys that wait for their devices; a later one replaces what waited before. */
export async function keepWaitingKeys(
  { db, accountId, livemode, now }: Scope,
  rows: readonly { readonly manufacturer: string; readonly serial: string; readonly sealed: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const at = now().toISOString();
  await db.execute(
    sql`insert into waiting_device_keys (account_id, livemode, serial, manufacturer, key_sealed, created_at, updated_at)
        select ${accountId}, ${livemode}::boolean, serial, manufacturer, sealed, ${at}::timestamptz, ${at}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as l(serial text, manufacturer text, sealed text)
            on conflict (account_id, livemode, serial, manufacturer)
            do update set key_sealed = excluded.key_sealed, updated_at = excluded.updated_at`,
  );
}
