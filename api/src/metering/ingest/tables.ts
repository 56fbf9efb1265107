import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { bytes, instant, packedId } from '../../db/columns.ts';

/**
 * What a device said of itself in its telegrams, whenever that changed: its status byte (EN 13757-7) and since when.
 * Immutable; the newest row of a device is how it stands.
 */
export const deviceStatuses = pgTable(
  'device_statuses',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    deviceId: text('device_id').notNull(),
    /** Reception of the first telegram that said so. */
    since: instant('since').notNull(),
    status: smallint('status').notNull(),
    /** The names of its bits, as the decoder reads them, separated by commas; empty: all is well. */
    flags: text('flags').notNull(),
    telegramId: text('telegram_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.deviceId, t.since] })],
);

/** The record headers behind the signature of compact frames, as a full frame of the same maker told them. Immutable. */
export const frameFormats = pgTable(
  'frame_formats',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    manufacturer: text('manufacturer').notNull(),
    signature: integer('signature').notNull(),
    headers: bytes('headers').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.livemode, t.manufacturer, t.signature] })],
);

/**
 * What a kept telegram was found to be later, by what was known then: its device, a key, a format, where it was installed.
 * Its own row says for ever what it was when it came; the newest of these is how it stands. Immutable.
 */
export const telegramJudgements = pgTable(
  'telegram_judgements',
  {
    accountId: packedId('account')('account_id').notNull(),
    telegramId: packedId('telegram')('telegram_id').notNull(),
    /** Counted from 1 for each telegram. */
    number: smallint('number').notNull(),
    livemode: boolean('livemode').notNull(),
    /** When the telegram was received. */
    receivedAt: instant('received_at').notNull(),
    judgedAt: instant('judged_at').notNull(),
    counter: bigint('counter', { mode: 'number' }),
    deviceId: packedId('device')('device_id'),
    verdict: text('verdict').notNull(),
    reason: text('reason'),
    detail: text('detail'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.telegramId, t.number] }),
    index('telegram_judgements_device').on(t.accountId, t.deviceId, t.receivedAt),
    index('telegram_judgements_refused').on(t.accountId, t.verdict, t.telegramId).where(sql`verdict <> 'stored'`),
    index('telegram_judgements_waiting').on(t.accountId, t.livemode).where(sql`reason = 'unknown_format'`),
  ],
);

/** Telegrams whose bytes were deleted when their time was over: still recognised, never stored again. Immutable. */
export const forgottenTelegrams = pgTable(
  'forgotten_telegrams',
  {
    accountId: packedId('account')('account_id').notNull(),
    id: packedId('telegram')('id').notNull(),
    livemode: boolean('livemode').notNull(),
    /** billing_evidence | consumption | unknown_device: ingest/retention.ts. */
    class: text('class').notNull(),
    forgottenOn: date('forgotten_on', { mode: 'string' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);

/** Ids that readings and telegrams had before they were made of what they name; older evidence says them. Immutable. */
export const formerIds = pgTable(
  'former_ids',
  {
    accountId: text('account_id').notNull(),
    id: text('id').notNull(),
    livemode: boolean('livemode').notNull(),
    currentId: text('current_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);
