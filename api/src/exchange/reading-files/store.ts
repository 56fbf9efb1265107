import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { matching } from '../../db/filter.ts';
import { hold } from '../../db/hold.ts';
import { notFound } from '../../problem.ts';
import {
  readingFileContents,
  readingFileLines,
  readingFileMappings,
  readingFileMappingVersions,
  readingFiles,
} from '../tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type ReadingFileRow = typeof readingFiles.$inferSelect;
export type ReadingFileLineRow = typeof readingFileLines.$inferSelect;
export type MappingRow = typeof readingFileMappings.$inferSelect;

const ofFile = ({ accountId }: Pick<Context, 'accountId'>, id: string) =>
  and(eq(readingFiles.accountId, accountId), eq(readingFiles.id, id));

export async function fetchReadingFile({ db, accountId }: Scope, id: string): Promise<ReadingFileRow> {
  const [row] = await db.select().from(readingFiles).where(ofFile({ accountId }, id));
  if (row === undefined) throw notFound('reading file', id);
  return row;
}

/** The file, held until the transaction ends: two processes on one file take turns. */
export async function lockReadingFile({ db, accountId }: Scope, id: string): Promise<ReadingFileRow> {
  const [row] = await db.select().from(readingFiles).where(ofFile({ accountId }, id)).for('update');
  if (row === undefined) throw notFound('reading file', id);
  return row;
}

export async function findFileByDigest(
  { db, accountId, livemode }: Scope & Pick<Context, 'livemode'>,
  digest: string,
): Promise<ReadingFileRow | undefined> {
  const [row] = await db
    .select()
    .from(readingFiles)
    .where(
      and(eq(readingFiles.accountId, accountId), eq(readingFiles.livemode, livemode), eq(readingFiles.digest, digest)),
    );
  return row;
}

/** Stores a file unless another request was faster with the same bytes. */
export async function insertReadingFile({ db }: Scope, row: ReadingFileRow): Promise<boolean> {
  const stored = await db
    .insert(readingFiles)
    .values(row)
    .onConflictDoNothing({ target: [readingFiles.accountId, readingFiles.livemode, readingFiles.digest] })
    .returning({ id: readingFiles.id });
  return stored.length > 0;
}

/** Changes a file whose row is held; every change is a version. */
export async function changeReadingFile(
  { db, accountId, now }: Scope & Pick<Context, 'now'>,
  row: ReadingFileRow,
  change: Partial<ReadingFileRow>,
): Promise<ReadingFileRow> {
  const [changed] = await db
    .update(readingFiles)
    .set({ ...change, version: row.version + 1, updatedAt: now() })
    .where(ofFile({ accountId }, row.id))
    .returning();
  if (changed === undefined) throw new Error(`reading file ${row.id} is held and gone`);
  return changed;
}

export function selectReadingFiles(
  { db, accountId }: Scope,
  filter: {
    readonly status?: string | undefined;
    readonly source?: string | undefined;
    readonly newDevicesPropertyId?: string | undefined;
  },
  after: string | null,
  limit: number,
): Promise<ReadingFileRow[]> {
  return db
    .select()
    .from(readingFiles)
    .where(
      and(
        eq(readingFiles.accountId, accountId),
        matching(readingFiles.status, filter.status),
        matching(readingFiles.source, filter.source),
        matching(readingFiles.newDevicesPropertyId, filter.newDevicesPropertyId),
        after === null ? undefined : gt(readingFiles.id, after),
      ),
    )
    .orderBy(asc(readingFiles.id))
    .limit(limit);
}

/** Queues the files in review whose tables have the columns of a mapping, to be read by it. @returns their ids. */
export async function queueWaitingFiles(
  { db, accountId, now }: Scope & Pick<Context, 'now'>,
  { id, version, fingerprint }: Pick<MappingRow, 'id' | 'version' | 'fingerprint'>,
): Promise<string[]> {
  const queued = await db
    .update(readingFiles)
    .set({
      status: 'queued',
      mappingId: id,
      mappingVersion: version,
      proposal: null,
      version: sql`${readingFiles.version} + 1`,
      updatedAt: now(),
    })
    .where(
      and(
        eq(readingFiles.accountId, accountId),
        eq(readingFiles.fingerprint, fingerprint),
        eq(readingFiles.status, 'review'),
      ),
    )
    .returning({ id: readingFiles.id });
  return queued.map((row) => row.id).sort();
}

/** False once the bytes of a file were forgotten. */
export async function hasContent({ db, accountId }: Scope, fileId: string): Promise<boolean> {
  const [row] = await db
    .select({ fileId: readingFileContents.fileId })
    .from(readingFileContents)
    .where(and(eq(readingFileContents.accountId, accountId), eq(readingFileContents.fileId, fileId)));
  return row !== undefined;
}

export async function fetchSealedContent({ db, accountId }: Scope, fileId: string): Promise<string> {
  const [row] = await db
    .select({ sealed: readingFileContents.sealed })
    .from(readingFileContents)
    .where(and(eq(readingFileContents.accountId, accountId), eq(readingFileContents.fileId, fileId)));
  if (row === undefined) throw notFound('content of reading file', fileId);
  return row.sealed;
}

export function selectReadingFileLines(
  { db, accountId }: Scope,
  { id, attempt }: Pick<ReadingFileRow, 'id' | 'attempt'>,
  {
    verdict,
    deviceCreated,
    deviceRefused,
  }: {
    readonly verdict?: string | undefined;
    readonly deviceCreated?: boolean | undefined;
    readonly deviceRefused?: boolean | undefined;
  },
  after: number,
  limit: number,
): Promise<ReadingFileLineRow[]> {
  return db
    .select()
    .from(readingFileLines)
    .where(
      and(
        eq(readingFileLines.accountId, accountId),
        eq(readingFileLines.fileId, id),
        eq(readingFileLines.attempt, attempt),
        matching(readingFileLines.verdict, verdict),
        deviceCreated === undefined ? undefined : eq(readingFileLines.deviceCreated, deviceCreated),
        deviceRefused === undefined
          ? undefined
          : deviceRefused
            ? isNotNull(readingFileLines.deviceRefusal)
            : isNull(readingFileLines.deviceRefusal),
        gt(readingFileLines.position, after),
      ),
    )
    .orderBy(asc(readingFileLines.position))
    .limit(limit);
}

export async function fetchMapping(scope: Scope, id: string): Promise<MappingRow> {
  const row = await findMapping(scope, id);
  if (row === undefined) throw notFound('reading file mapping', id);
  return row;
}

export async function findMapping({ db, accountId }: Scope, id: string): Promise<MappingRow | undefined> {
  const [row] = await db
    .select()
    .from(readingFileMappings)
    .where(and(eq(readingFileMappings.accountId, accountId), eq(readingFileMappings.id, id)));
  return row;
}

export async function findMappingFor(
  { db, accountId, livemode }: Scope & Pick<Context, 'livemode'>,
  fingerprint: string,
): Promise<MappingRow | undefined> {
  const [row] = await db
    .select()
    .from(readingFileMappings)
    .where(
      and(
        eq(readingFileMappings.accountId, accountId),
        eq(readingFileMappings.livemode, livemode),
        eq(readingFileMappings.fingerprint, fingerprint),
      ),
    );
  return row;
}

export function selectMappings(
  { db, accountId }: Scope,
  fingerprint: string | undefined,
  after: string | null,
  limit: number,
): Promise<MappingRow[]> {
  return db
    .select()
    .from(readingFileMappings)
    .where(
      and(
        eq(readingFileMappings.accountId, accountId),
        matching(readingFileMappings.fingerprint, fingerprint),
        after === null ? undefined : gt(readingFileMappings.id, after),
      ),
    )
    .orderBy(asc(readingFileMappings.id))
    .limit(limit);
}

/** The document of a version of a mapping; of the newest where none is named. */
export async function fetchMappingDocument(
  { db, accountId }: Scope,
  mappingId: string,
  version?: number,
): Promise<unknown> {
  const [row] = await db
    .select({ document: readingFileMappingVersions.document })
    .from(readingFileMappingVersions)
    .where(
      and(
        eq(readingFileMappingVersions.accountId, accountId),
        eq(readingFileMappingVersions.mappingId, mappingId),
        version === undefined ? undefined : eq(readingFileMappingVersions.version, version),
      ),
    )
    .orderBy(desc(readingFileMappingVersions.version))
    .limit(1);
  if (row === undefined) throw new Error(`mapping ${mappingId} has no document`);
  return row.document;
}

/** Whoever takes in files of one account by the same columns does it after one who confirms a mapping for them. */
export const lockFingerprint = ({ db, accountId }: Scope, fingerprint: string): Promise<void> =>
  hold(db, `${accountId}/reading-file-mapping/${fingerprint}`);
