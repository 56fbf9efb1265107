import type { Formats } from '@klarmeter/engine';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { binaries, numbers, words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { oneOf } from '../../db/one-of.ts';
import { packId, toHex } from '../../ids.ts';
import { telegrams } from '../tables.ts';
import type { LearnedFormat } from './frame-formats.ts';
import { frameFormats } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

/** Formats of compact frames of some makers; also of those of whom nothing is known but that such a frame waits for it. */
export async function findFormats(
  { db, accountId, livemode }: Scope,
  manufacturers: Iterable<string>,
): Promise<Map<string, Formats>> {
  const makers = [...manufacturers];
  const [told, waiting] = await Promise.all([
    db
      .select({
        manufacturer: frameFormats.manufacturer,
        signature: frameFormats.signature,
        headers: frameFormats.headers,
      })
      .from(frameFormats)
      .where(
        and(
          eq(frameFormats.accountId, accountId),
          eq(frameFormats.livemode, livemode),
          oneOf(frameFormats.manufacturer, makers),
        ),
      ),
    rowsOf<{ maker: string }>(
      db,
      sql`select maker from unnest(${words(makers)}) as m(maker)
           where exists (select from telegrams
                          where account_id = ${packId(accountId)}::uuid and livemode = ${livemode}
                            and reason = 'unknown_format' and left(meter_address, 3) = maker)`,
    ),
  ]);
  const formats = new Map(waiting.map(({ maker }) => [maker, new Map<number, Uint8Array>()]));
  for (const { manufacturer, signature, headers } of told) {
    const own = formats.get(manufacturer) ?? new Map<number, Uint8Array>();
    formats.set(manufacturer, own.set(signature, headers));
  }
  return formats;
}

export async function insertFormats(
  { db, accountId, livemode, now }: Scope & Pick<Context, 'now'>,
  learned: readonly LearnedFormat[],
): Promise<void> {
  if (learned.length === 0) return;
  await db.execute(
    sql`insert into ${frameFormats} (account_id, livemode, manufacturer, signature, headers, created_at)
        select ${accountId}, ${livemode}, manufacturer, signature, headers, ${now().toISOString()}::timestamptz
          from unnest(${words(learned.map(({ manufacturer }) => manufacturer))},
                      ${numbers(learned.map(({ signature }) => signature))},
                      ${binaries(learned.map(({ headers }) => toHex(headers)))}) as l(manufacturer, signature, headers)
        on conflict do nothing`,
  );
}

/** So many are read within the request that told the format; where there are more, the newest. */
const WAITING_MAX = 20_000;

/**
 * Compact frames of some makers that are kept and wait for their format. Their rows say for ever that they waited: those
 * that became a reading since are known by it.
 */
export function findWaiting({ db, accountId, livemode }: Scope, manufacturers: Iterable<string>) {
  return db
    .select({ id: telegrams.id, bytes: telegrams.bytes, receivedAt: telegrams.receivedAt })
    .from(telegrams)
    .where(
      and(
        eq(telegrams.accountId, accountId),
        eq(telegrams.livemode, livemode),
        eq(telegrams.reason, 'unknown_format'),
        sql`left(${telegrams.meterAddress}, 3) = any(string_to_array(${[...manufacturers].join()}, ','))`,
        sql`not exists (
          select from device_installations i
            join readings r on r.account_id = ${telegrams.accountId} and r.measuring_point_id = km_pack(i.measuring_point_id)
                           and r.read_at = ${telegrams.receivedAt} and r.kind = 'register'
           where i.account_id = ${accountId} and i.device_id = km_unpack('dev', ${telegrams.deviceId}))`,
      ),
    )
    .orderBy(desc(telegrams.receivedAt))
    .limit(WAITING_MAX);
}
