import { bigint, boolean, customType, integer, text, timestamp } from 'drizzle-orm/pg-core';
import { type IdKind, packId, unpackId } from '../ids.ts';

/** Every table of an account begins with these; the account is first in every key (see tables.test.ts). */
export const owned = {
  accountId: text('account_id').notNull(),
  id: text('id').notNull(),
  livemode: boolean('livemode').notNull(),
};

/** An instant in UTC, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Whole cents. */
export const cents = (name: string) => bigint(name, { mode: 'number' });

/** Master data change; their row version is the strong ETag. */
export const changing = {
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
};

/** Evidence is appended and never changed: who says so (a key, a session or a job), and when. */
export const said = {
  actor: text('actor').notNull(),
  createdAt: instant('created_at').notNull(),
};

/** bytea; both drivers give and take Uint8Array. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => (typeof Buffer === 'undefined' ? value : Buffer.from(value)),
  fromDriver: (value) => new Uint8Array(value),
});

/**
 * An id of this kind in 16 bytes instead of 36: for tables of many rows. The app sees and gives `mpt_…` as everywhere;
 * raw statements say `km_pack(text)` and `km_unpack(prefix, uuid)`.
 */
export const packedId = (kind: IdKind) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => 'uuid',
    toDriver: packId,
    fromDriver: (value) => unpackId(kind, value),
  });

/**
 * One of a few words in one byte, its first letter. PostgreSQL cuts a longer text to that letter by itself, so that
 * `kind = 'register'` also holds in a raw statement.
 */
export const code = <Word extends string>(words: readonly Word[]) => {
  const byLetter = new Map(words.map((word) => [word.charAt(0), word]));
  if (byLetter.size !== words.length) throw new Error(`two of ${words.join(', ')} begin alike`);
  return customType<{ data: Word; driverData: string }>({
    dataType: () => '"char"',
    toDriver: (word) => word.charAt(0),
    fromDriver: (letter) => {
      const word = byLetter.get(letter);
      if (word === undefined) throw new Error(`no word of ${words.join(', ')} begins with ${letter}`);
      return word;
    },
  });
};
