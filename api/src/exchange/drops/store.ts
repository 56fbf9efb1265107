import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { hold } from '../../db/hold.ts';
import { notFound } from '../../problem.ts';
import { fileDrops, inboxAddresses, uploadLogins } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type UploadLoginRow = typeof uploadLogins.$inferSelect;
export type InboxAddressRow = typeof inboxAddresses.$inferSelect;
export type FileDropRow = typeof fileDrops.$inferSelect;

export async function fetchUploadLogin({ db, accountId }: Scope, id: string): Promise<UploadLoginRow> {
  const [row] = await db
    .select()
    .from(uploadLogins)
    .where(and(eq(uploadLogins.accountId, accountId), eq(uploadLogins.id, id)));
  if (row === undefined) throw notFound('upload login', id);
  return row;
}

export function selectUploadLogins({ db, accountId }: Scope, after: string | null, limit: number) {
  return db
    .select()
    .from(uploadLogins)
    .where(and(eq(uploadLogins.accountId, accountId), after === null ? undefined : gt(uploadLogins.id, after)))
    .orderBy(asc(uploadLogins.id))
    .limit(limit);
}

/** The login with this user name, unless it was ended. */
export async function findUploadLogin({ db, accountId }: Scope, username: string): Promise<UploadLoginRow | undefined> {
  const [row] = await db
    .select()
    .from(uploadLogins)
    .where(
      and(eq(uploadLogins.accountId, accountId), eq(uploadLogins.username, username), isNull(uploadLogins.revokedAt)),
    );
  return row;
}

export async function fetchInboxAddress({ db, accountId }: Scope, id: string): Promise<InboxAddressRow> {
  const [row] = await db
    .select()
    .from(inboxAddresses)
    .where(and(eq(inboxAddresses.accountId, accountId), eq(inboxAddresses.id, id)));
  if (row === undefined) throw notFound('inbox address', id);
  return row;
}

export function selectInboxAddresses({ db, accountId }: Scope, after: string | null, limit: number) {
  return db
    .select()
    .from(inboxAddresses)
    .where(and(eq(inboxAddresses.accountId, accountId), after === null ? undefined : gt(inboxAddresses.id, after)))
    .orderBy(asc(inboxAddresses.id))
    .limit(limit);
}

/** The inbox with this digest of its address, unless it was ended. */
export async function findInboxAddress({ db, accountId }: Scope, digest: string): Promise<InboxAddressRow | undefined> {
  const [row] = await db
    .select()
    .from(inboxAddresses)
    .where(
      and(eq(inboxAddresses.accountId, accountId), eq(inboxAddresses.digest, digest), isNull(inboxAddresses.revokedAt)),
    );
  return row;
}

export function selectFileDrops(
  { db, accountId }: Scope,
  { sourceId }: { sourceId: string | undefined },
  after: string | null,
  limit: number,
): Promise<FileDropRow[]> {
  return db
    .select()
    .from(fileDrops)
    .where(
      and(
        eq(fileDrops.accountId, accountId),
        sourceId === undefined ? undefined : eq(fileDrops.sourceId, sourceId),
        after === null ? undefined : gt(fileDrops.id, after),
      ),
    )
    .orderBy(asc(fileDrops.id))
    .limit(limit);
}

/** The login or address with this id, also one that was ended: its files may still be on their way. */
export async function findReceiver(
  { db, accountId }: Scope,
  id: string,
): Promise<UploadLoginRow | InboxAddressRow | undefined> {
  const table = id.startsWith('upl_') ? uploadLogins : inboxAddresses;
  const [row] = await db
    .select()
    .from(table)
    .where(and(eq(table.accountId, accountId), eq(table.id, id)));
  return row;
}

/** What came under each name last, the newest first. */
export async function latestDrops({ db, accountId }: Scope, sourceId: string, limit: number): Promise<FileDropRow[]> {
  const latest = db
    .selectDistinctOn([fileDrops.name])
    .from(fileDrops)
    .where(and(eq(fileDrops.accountId, accountId), eq(fileDrops.sourceId, sourceId)))
    .orderBy(asc(fileDrops.name), desc(fileDrops.id))
    .as('latest');
  return db.select().from(latest).orderBy(desc(latest.id)).limit(limit);
}

/** What came under this name last. */
export async function findLatestDrop(
  { db, accountId }: Scope,
  sourceId: string,
  name: string,
): Promise<FileDropRow | undefined> {
  const [row] = await db
    .select()
    .from(fileDrops)
    .where(and(eq(fileDrops.accountId, accountId), eq(fileDrops.sourceId, sourceId), eq(fileDrops.name, name)))
    .orderBy(desc(fileDrops.id))
    .limit(1);
  return row;
}

/** The same delivery, where it was taken before. Until the end of the transaction nobody else takes it. */
export async function claimDelivery({ db, accountId }: Scope, fingerprint: string): Promise<FileDropRow | undefined> {
  await hold(db, `${accountId} ${fingerprint}`);
  const [row] = await db
    .select()
    .from(fileDrops)
    .where(
      and(eq(fileDrops.accountId, accountId), eq(fileDrops.fingerprint, fingerprint), eq(fileDrops.verdict, 'taken')),
    );
  return row;
}
