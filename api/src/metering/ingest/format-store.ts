import type { Formats } from '@klarmeter/engine';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { binaries, numbers, words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { oneOf } from '../../db/one-of.ts';
import { packId } from '../../ids.ts';
import type { LearnedFormat } from './frame-formats.ts';
import { frameFormats } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

/** As a span of addresses, `KAM-` to `KAM.`: row level security lets no function into the conditions of an index. */
const ofMaker = sql.raw(`meter_address collate "C" >= maker || '-' and meter_address collate "C" < maker || '.'`);

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
      // Each maker by itself, by `limit`: as `exists` the planner reads all that ever waited, at every request.
      sql`select maker from unnest(${words(makers)}) as m(maker)
           where coalesce(
             (select true from telegrams
               where account_id = ${packId(accountId)}::uuid and livemode = ${livemode}
                 and reason = 'unknown_format' and ${ofMaker} limit 1),
             (select true from telegram_judgements j
                join telegrams t on t.account_id = j.account_id and t.id = j.telegram_id
               where j.account_id = ${packId(accountId)}::uuid and j.livemode = ${livemode}
                 and j.reason = 'unknown_format' and left(t.meter_address, 3) = maker limit 1))`,
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
                      ${binaries(learned.map(({ headers }) => headers))}) as l(manufacturer, signature, headers)
        on conflict do nothing`,
  );
}
