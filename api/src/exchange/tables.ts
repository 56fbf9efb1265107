import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { changing, instant, owned } from '../db/columns.ts';
import { properties } from '../properties/tables.ts';

/** A file with readings or telegrams, whichever way it came, and how far its lines are taken in. */
export const readingFiles = pgTable(
  'reading_files',
  {
    ...owned,
    name: text('name').notNull(),
    /** api | gateway | sftp | email */
    source: text('source').notNull(),
    contentType: text('content_type'),
    /** Serial number of the gateway that sent it, where it names itself. */
    gateway: text('gateway'),
    /** SHA-256 of the bytes as they came: the same bytes are one file. */
    digest: text('digest').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    /** Id of a format the engine knows; null where nothing was recognised. */
    format: text('format'),
    encoding: text('encoding'),
    /** queued | processing | review | done | rejected | failed */
    status: text('status').notNull(),
    /** Of a table: SHA-256 of its sorted column names. */
    fingerprint: text('fingerprint'),
    /** The mapping proposed for a table nobody has confirmed one for. */
    proposal: jsonb('proposal'),
    mappingId: text('mapping_id'),
    mappingVersion: integer('mapping_version'),
    /** The moment of telegrams whose line names none. */
    readAt: instant('read_at').notNull(),
    /** Counted from 1; every further one takes the same lines in again. */
    attempt: integer('attempt').notNull(),
    /** Records of this attempt whose effects are committed. */
    recordsDone: integer('records_done').notNull(),
    /** The upload login or inbox address by which it came. */
    receiverId: text('receiver_id'),
    /** Devices that the file names and nobody registered are made, of this house; null: none is made. */
    newDevicesPropertyId: text('new_devices_property_id'),
    /** Who asks for them: `request`, or the id of the login, address, gateway or mapping. */
    newDevicesAskedBy: text('new_devices_asked_by'),
    /** Why none is made although somebody asks: code of new-devices/words.ts. */
    newDevicesFault: text('new_devices_fault'),
    /** Devices made of it, in all attempts. */
    devicesCreated: integer('devices_created').notNull().default(0),
    /** Records of this attempt whose device was asked for and could not be made. */
    devicesRefused: integer('devices_refused').notNull().default(0),
    /** Records by verdict. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull(),
    /** Why a person turned the file down, or code of what is wrong with all of it. */
    reason: text('reason'),
    ...changing,
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.livemode, t.digest),
    index().on(t.accountId, t.status, t.id),
    index().on(t.accountId, t.fingerprint),
    foreignKey({
      name: 'reading_files_new_devices_property',
      columns: [t.accountId, t.newDevicesPropertyId],
      foreignColumns: [properties.accountId, properties.id],
    }),
  ],
);

/** The bytes as they came. Immutable. */
export const readingFileContents = pgTable(
  'reading_file_contents',
  {
    accountId: text('account_id').notNull(),
    fileId: text('file_id').notNull(),
    livemode: boolean('livemode').notNull(),
    /** Compressed and sealed: a list of meters may name who lives there. */
    sealed: text('sealed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.fileId] }),
    foreignKey({ columns: [t.accountId, t.fileId], foreignColumns: [readingFiles.accountId, readingFiles.id] }),
  ],
);

/** A remark as it is kept: worded when it is read. */
export interface StoredRemark {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What became of a record of a file. Immutable. */
export const readingFileLines = pgTable(
  'reading_file_lines',
  {
    accountId: text('account_id').notNull(),
    fileId: text('file_id').notNull(),
    attempt: integer('attempt').notNull(),
    /** The record's place in the file, counted from 1. */
    position: integer('position').notNull(),
    livemode: boolean('livemode').notNull(),
    /** Line the record begins in, counted from 1. */
    line: integer('line').notNull(),
    verdict: text('verdict').notNull(),
    /** What is said about it, with the values that the words name; worded when it is read. */
    remarks: jsonb('remarks').$type<StoredRemark[]>().notNull(),
    /** Manufacturer and serial, or the serial alone. */
    meter: text('meter'),
    deviceId: text('device_id'),
    /** Whether the device was made of this record. */
    deviceCreated: boolean('device_created').notNull().default(false),
    /** Why the device that was asked for could not be made: code of new-devices/words.ts. */
    deviceRefusal: text('device_refusal'),
    telegramId: text('telegram_id'),
    readingIds: jsonb('reading_ids').$type<string[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.fileId, t.attempt, t.position] }),
    foreignKey({ columns: [t.accountId, t.fileId], foreignColumns: [readingFiles.accountId, readingFiles.id] }),
  ],
);

/** How tables with certain columns are read, confirmed by a person of the account. */
export const readingFileMappings = pgTable(
  'reading_file_mappings',
  {
    ...owned,
    name: text('name').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** Devices that tables read by it name and nobody registered are made, of this house. As with upload logins. */
    newDevicesPropertyId: text('new_devices_property_id'),
    ...changing,
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] }), unique().on(t.accountId, t.livemode, t.fingerprint)],
);

/** Every wording a mapping has had: a file names the one it was read by. Immutable. */
export const readingFileMappingVersions = pgTable(
  'reading_file_mapping_versions',
  {
    accountId: text('account_id').notNull(),
    mappingId: text('mapping_id').notNull(),
    version: integer('version').notNull(),
    livemode: boolean('livemode').notNull(),
    document: jsonb('document').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.mappingId, t.version] }),
    foreignKey({
      name: 'reading_file_mapping_versions_mapping',
      columns: [t.accountId, t.mappingId],
      foreignColumns: [readingFileMappings.accountId, readingFileMappings.id],
    }),
  ],
);
