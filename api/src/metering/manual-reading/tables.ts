import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { changing, instant, owned } from '../../db/columns.ts';
import { properties } from '../../properties/tables.ts';

/** A walk through one house: which points are read, in which order, between which days. */
export const readingRoutes = pgTable(
  'reading_routes',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    name: text('name').notNull(),
    /** A value read on one of these days counts for the route. */
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }).notNull(),
    /** The day whose end the values stand for, where there is one. */
    keyDate: date('key_date', { mode: 'string' }),
    /** Measuring points in the order of the walk. */
    pointIds: jsonb('point_ids').$type<readonly string[]>().notNull(),
    closedAt: instant('closed_at'),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.propertyId),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
  ],
);

const ofRoute = { ...owned, propertyId: text('property_id').notNull(), routeId: text('route_id').notNull() };

/** The way in for a reader without an account: a link and a PIN, both kept as hashes. */
export const readerAccesses = pgTable(
  'reader_accesses',
  {
    ...ofRoute,
    /** Keyed hash of the link's token. */
    tokenHash: text('token_hash').notNull(),
    /** Keyed hash of the PIN with the id of this row. */
    pinHash: text('pin_hash').notNull(),
    /** Since the last right PIN. Counted before a PIN is looked at, in a transaction of its own. */
    failedAttempts: integer('failed_attempts').notNull(),
    /** No PIN is looked at before. */
    nextAttemptAt: instant('next_attempt_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.tokenHash),
    index().on(t.accountId, t.routeId),
    foreignKey({ columns: [t.accountId, t.routeId], foreignColumns: [readingRoutes.accountId, readingRoutes.id] }),
  ],
);

/** What a reader's phone asks with, for some hours; ends with its access. */
export const readerSessions = pgTable(
  'reader_sessions',
  {
    ...ofRoute,
    accessId: text('access_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.accessId),
    foreignKey({ columns: [t.accountId, t.accessId], foreignColumns: [readerAccesses.accountId, readerAccesses.id] }),
  ],
);

/** What a phone sent under an id of its own, and what became of it. One effect an id, for ever. Immutable. */
export const readingEntries = pgTable(
  'reading_entries',
  {
    ...ofRoute,
    measuringPointId: text('measuring_point_id').notNull(),
    /** UUID made on the phone. */
    clientId: text('client_id').notNull(),
    /** SHA-256 of what was sent: another content under the same id is refused. */
    digest: text('digest').notNull(),
    deviceId: text('device_id'),
    readAt: instant('read_at').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    value: numeric('value'),
    /** no_access | blocked | device_missing | damaged | display_error */
    remark: text('remark'),
    confirmed: boolean('confirmed').notNull(),
    /** taken | known | conflict | noted */
    outcome: text('outcome').notNull(),
    /** The reading that was made, or the one that was there. */
    readingId: text('reading_id'),
    /** Session or key that sent it. */
    actorId: text('actor_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.livemode, t.clientId),
    index().on(t.accountId, t.routeId, t.measuringPointId),
    index().on(t.accountId, t.measuringPointId, t.day),
    foreignKey({ columns: [t.accountId, t.routeId], foreignColumns: [readingRoutes.accountId, readingRoutes.id] }),
  ],
);

/** A photo of a display, without place and camera, sealed. Immutable. */
export const readingPhotos = pgTable(
  'reading_photos',
  {
    ...ofRoute,
    /** The entry it belongs to; the photo may arrive before it. */
    clientId: text('client_id').notNull(),
    contentType: text('content_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    /** Of the bytes as they are kept. */
    sha256: text('sha256').notNull(),
    /** Of the bytes as they were sent: the same photo twice is one. */
    sentSha256: text('sent_sha256').notNull(),
    sealed: text('sealed').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.livemode, t.clientId),
    index().on(t.accountId, t.routeId),
    foreignKey({ columns: [t.accountId, t.routeId], foreignColumns: [readingRoutes.accountId, readingRoutes.id] }),
  ],
);
