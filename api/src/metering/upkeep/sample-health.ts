import { billingReading, type DecodedTelegram, decodeTelegram } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { fromHex, packId } from '../../ids.ts';
import { deviceHealth } from '../gateways/tables.ts';
import { ciphersOf, usableKey } from '../ingest/device-keys.ts';
import { findFormats } from '../ingest/format-store.ts';

/** Batteries and clocks change slowly: a telegram a week says enough, and so many at a time keep a job short. */
const SAMPLE_DAYS = 7;
const SAMPLES_MAX = 200;

/**
 * Reads what devices say of battery and clock from their newest telegram, of those that were not looked at for a week.
 * Aside from the way of the values, which it must not slow down.
 */
export async function sampleHealth(context: Context, deviceIds: readonly string[]): Promise<void> {
  if (deviceIds.length === 0) return;
  const { db, accountId, livemode } = context;
  const before = new Date(context.now().getTime() - SAMPLE_DAYS * 86_400_000).toISOString();
  const rows = await rowsOf<{
    device_id: string;
    manufacturer: string;
    key_sealed: string | null;
    received_at: string;
    hex: string;
  }>(
    db,
    sql`select d.id as device_id, d.manufacturer, d.key_sealed, to_json(t.received_at)#>>'{}' as received_at, encode(t.bytes, 'hex') as hex
          from (select jsonb_array_elements_text(${JSON.stringify(deviceIds)}::jsonb) as id) a
          join devices d on d.account_id = ${accountId} and d.id = a.id
          left join device_health h on h.account_id = ${accountId} and h.livemode = ${livemode} and h.device_id = d.id
         cross join lateral (select received_at, bytes from telegrams
                              where account_id = ${packId(accountId)}::uuid and device_id = km_pack(d.id)
                                and verdict = 'stored'
                              order by received_at desc limit 1) t
         where h.said_at is null or h.said_at < ${before}::timestamptz
         limit ${SAMPLES_MAX}`,
  );
  const ciphers = ciphersOf(context);
  // The newest telegram of some makers nearly always is a compact one.
  const known = await findFormats(context, new Set(rows.map(({ manufacturer }) => manufacturer)));
  const samples: (typeof deviceHealth.$inferInsert)[] = [];
  for (const { device_id: deviceId, manufacturer, key_sealed: keySealed, received_at, hex } of rows) {
    // A key that cannot be opened must not keep the others waiting.
    const key = await usableKey(context, { id: deviceId, keySealed }, ciphers).catch(() => null);
    const formats = known.get(manufacturer);
    const decoded = decodeTelegram(fromHex(hex), { key, ciphers, ...(formats && { formats }) });
    if (!decoded.ok) continue;
    const saidAt = new Date(received_at);
    samples.push({ accountId, livemode, deviceId, saidAt, flags: decoded.status.flags, ...signsOf(decoded, saidAt) });
  }
  if (samples.length === 0) return;
  await db
    .insert(deviceHealth)
    .values(samples)
    .onConflictDoUpdate({
      target: [deviceHealth.accountId, deviceHealth.livemode, deviceHealth.deviceId],
      set: {
        saidAt: sql`excluded.said_at`,
        flags: sql`excluded.flags`,
        batteryDays: sql`excluded.battery_days`,
        clockAheadSeconds: sql`excluded.clock_ahead_seconds`,
      },
    });
}

const DAYS_BY_UNIT: Readonly<Record<string, number>> = { d: 1, month: 30, y: 365 };

function signsOf(decoded: DecodedTelegram, saidAt: Date) {
  const battery = decoded.records.find(({ quantity }) => quantity === 'remaining_battery');
  const days = DAYS_BY_UNIT[battery?.unit ?? ''];
  const time = billingReading(decoded)?.meterTime ?? null;
  const ahead =
    time === null ? null : Math.round((Date.parse(`${time.slice(0, 16)}:00+01:00`) - saidAt.getTime()) / 1_000);
  return {
    batteryDays: battery?.value == null || days === undefined ? null : Math.round(Number(battery.value) * days),
    // What is years off is no clock at all, and no number of seconds either.
    clockAheadSeconds: ahead === null || Math.abs(ahead) > 2_000_000_000 ? null : ahead,
  };
}
