import type { Formats } from '@klarmeter/engine';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { telegrams } from '../tables.ts';
import type { LearnedFormat } from './frame-formats.ts';
import { frameFormats } from './tables.ts';
import type { TelegramRow } from './telegram-store.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

/** Formats of compact frames of some makers. */
export async function findFormats(
  { db, accountId, livemode }: Scope,
  manufacturers: Iterable<string>,
): Promise<Map<string, Formats>> {
  const rows = await db
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
        oneOf(frameFormats.manufacturer, manufacturers),
      ),
    );
  const byMaker = Map.groupBy(rows, ({ manufacturer }) => manufacturer);
  return new Map(
    [...byMaker].map(([maker, own]) => [maker, new Map(own.map(({ signature, headers }) => [signature, headers]))]),
  );
}

export async function insertFormats(
  { db, accountId, livemode, now }: Scope & Pick<Context, 'now'>,
  learned: readonly LearnedFormat[],
): Promise<void> {
  if (learned.length === 0) return;
  await db
    .insert(frameFormats)
    .values(learned.map((each) => ({ ...each, accountId, livemode, createdAt: now() })))
    .onConflictDoNothing();
}

/** Compact frames that are kept and wait for their format. */
export function findWaiting({ db, accountId, livemode }: Scope): Promise<TelegramRow[]> {
  return db
    .select()
    .from(telegrams)
    .where(
      and(eq(telegrams.accountId, accountId), eq(telegrams.livemode, livemode), eq(telegrams.reason, 'unknown_format')),
    )
    .limit(WAITING_MAX);
}

const WAITING_MAX = 20_000;
