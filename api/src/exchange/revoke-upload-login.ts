import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { toUploadLogin } from './drops/convert.ts';
import { fetchUploadLogin } from './drops/store.ts';
import { uploadLogins } from './drops/tables.ts';

/** Ends a login at once: an open connection of it takes no further file. Revoking twice changes nothing more. */
export async function revokeUploadLogin(context: Context, id: string) {
  authorize(context, 'revokeUploadLogin');
  const { db, accountId } = context;
  const row = await fetchUploadLogin(context, id);
  if (row.revokedAt !== null) return toUploadLogin(row);
  const revokedAt = context.now();
  await db
    .update(uploadLogins)
    .set({ revokedAt, version: row.version + 1 })
    .where(and(eq(uploadLogins.accountId, accountId), eq(uploadLogins.id, id)));
  await audit(context, { action: 'upload_login.revoked', objectType: 'upload_login', objectId: id });
  return toUploadLogin({ ...row, revokedAt, version: row.version + 1 });
}
