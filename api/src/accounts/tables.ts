import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { changing, instant, owned } from '../db/columns.ts';
import type { EmbedComponents, EmbedSubject } from './embed-schemas.ts';
import type { BrandContent } from './schemas.ts';

/** Whoever holds API keys. A parent is a reseller above. Exempt from "account first": the account itself. */
export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  parentId: text('parent_id'),
  name: text('name').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const apiKeys = pgTable(
  'api_keys',
  {
    ...owned,
    name: text('name').notNull(),
    role: text('role').notNull(),
    /** Keyed hash of the whole key. */
    keyHash: text('key_hash').notNull(),
    /** The master key under which `keyHash` was made; null: it was the only one. */
    hashKeyId: text('hash_key_id'),
    /** First and last characters, so that a person recognises it. */
    hint: text('hint').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), unique().on(t.accountId, t.keyHash)],
);

export const brands = pgTable(
  'brands',
  { ...owned, name: text('name').notNull(), isDefault: boolean('is_default').notNull(), ...changing },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);

/** What a brand looked like: append-only, because documents refer to the look they were made with. */
export const brandVersions = pgTable(
  'brand_versions',
  {
    accountId: text('account_id').notNull(),
    brandId: text('brand_id').notNull(),
    version: integer('version').notNull(),
    livemode: boolean('livemode').notNull(),
    content: jsonb('content').$type<BrandContent>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.brandId, t.version] }),
    foreignKey({ columns: [t.accountId, t.brandId], foreignColumns: [brands.accountId, brands.id] }),
  ],
);

/**
 * The only home of names, addresses and contacts. `sealed` is encrypted with the person's own key, `keySealed` is that
 * key under the master key; erasing the person empties it, and everything sealed with it is gone, archives included.
 */
export const persons = pgTable(
  'persons',
  {
    ...owned,
    keySealed: text('key_sealed'),
    sealed: text('sealed'),
    erasedAt: instant('erased_at'),
    ...changing,
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);

/**
 * What a page of somebody else's may show, to whom and from which origins, for ten minutes. The token carries the same
 * in its text; this row is what can be revoked.
 */
export const embedSessions = pgTable(
  'embed_sessions',
  {
    ...owned,
    /** tenant | manager | reader */
    role: text('role').notNull(),
    subject: jsonb('subject').$type<EmbedSubject>().notNull(),
    components: jsonb('components').$type<EmbedComponents>().notNull(),
    allowedOrigins: jsonb('allowed_origins').$type<readonly string[]>().notNull(),
    locale: text('locale').notNull(),
    brandId: text('brand_id').notNull(),
    brandVersion: integer('brand_version').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.expiresAt),
    foreignKey({
      columns: [t.accountId, t.brandId, t.brandVersion],
      foreignColumns: [brandVersions.accountId, brandVersions.brandId, brandVersions.version],
    }),
  ],
);

/** One row per change, written in the transaction of the change. Immutable; holds no personal values. */
export const auditEvents = pgTable(
  'audit_events',
  {
    ...owned,
    occurredAt: instant('occurred_at').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
    actorRole: text('actor_role').notNull(),
    requestId: text('request_id').notNull(),
    /** Sealed: an IP address is a personal value. */
    ipSealed: text('ip_sealed'),
    action: text('action').notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    changes: jsonb('changes').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), index().on(t.accountId, t.livemode, t.objectId)],
);

/** The first answer to a key, kept to be repeated. Written in the effect's transaction. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    /** Sealed: an answer may hold personal values or a new key. */
    bodySealed: text('body_sealed'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.livemode, t.route, t.key] }), index().on(t.expiresAt)],
);

/** Work that a committed effect left behind; the process that owns the queue moves it there. */
export const outbox = pgTable(
  'outbox',
  {
    ...owned,
    job: text('job').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
);
