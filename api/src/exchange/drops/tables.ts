import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, owned } from '../../db/columns.ts';

const received = {
  version: integer('version').notNull().default(1),
  /**
   * Devices that files of it name and nobody registered are made, of this house; null: none is made. No foreign key: the
   * house is looked for whenever a file comes, and one that is gone stops no file.
   */
  newDevicesPropertyId: text('new_devices_property_id'),
};

/** Who may put files down by SFTP. The user name carries the account, so nothing is looked up across accounts. */
export const uploadLogins = pgTable(
  'upload_logins',
  {
    ...owned,
    name: text('name').notNull(),
    username: text('username').notNull(),
    /** `scrypt$N$r$p$salt$hash`; null where only keys open. */
    passwordHash: text('password_hash'),
    /** Public keys in the form of OpenSSH, without their comments. */
    publicKeys: jsonb('public_keys').$type<readonly string[]>().notNull(),
    ...received,
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), uniqueIndex().on(t.accountId, t.username)],
);

/** Where mail with files may be sent. Whoever knows the address may send: it is the secret. */
export const inboxAddresses = pgTable(
  'inbox_addresses',
  {
    ...owned,
    name: text('name').notNull(),
    /** SHA-256 of the part in front of the @. It has 128 bits of chance, so nothing slower is needed. */
    digest: text('digest').notNull(),
    /** Its last characters, so that a person recognises it. */
    hint: text('hint').notNull(),
    /** Addresses, or `@domain`; empty: everybody. */
    allowedSenders: jsonb('allowed_senders').$type<readonly string[]>().notNull(),
    ...received,
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), uniqueIndex().on(t.accountId, t.digest)],
);

/** What was put down or sent, and what became of it. Immutable; holds no sender. */
export const fileDrops = pgTable(
  'file_drops',
  {
    ...owned,
    /** sftp | email */
    channel: text('channel').notNull(),
    /** The upload login or the inbox address. */
    sourceId: text('source_id').notNull(),
    name: text('name').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    /** SHA-256 of the bytes. */
    digest: text('digest').notNull(),
    /** SHA-256 of source, message, name and content: the same delivery again is the same drop. */
    fingerprint: text('fingerprint').notNull(),
    /** taken | refused */
    verdict: text('verdict').notNull(),
    /** Why it was refused. */
    reason: text('reason'),
    detail: text('detail'),
    /** What the file became; null where it was refused. */
    fileId: text('file_id'),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.sourceId, t.name),
    uniqueIndex('file_drops_taken_once').on(t.accountId, t.fingerprint).where(sql`verdict = 'taken'`),
  ],
);
