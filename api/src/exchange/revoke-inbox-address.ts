import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { toInboxAddress } from './drops/convert.ts';
import { fetchInboxAddress } from './drops/store.ts';
import { inboxAddresses } from './drops/tables.ts';

/** Ends an address at once: mail to it is refused as to one that never was. Revoking twice changes nothing more. */
export async function revokeInboxAddress(context: Context, id: string) {
  authorize(context, 'revokeInboxAddress');
  const { db, accountId } = context;
  const row = await fetchInboxAddress(context, id);
  if (row.revokedAt !== null) return toInboxAddress(row);
  const revokedAt = context.now();
  await db
    .update(inboxAddresses)
    .set({ revokedAt, version: row.version + 1 })
    .where(and(eq(inboxAddresses.accountId, accountId), eq(inboxAddresses.id, id)));
  await audit(context, { action: 'inbox_address.revoked', objectType: 'inbox_address', objectId: id });
  return toInboxAddress({ ...row, revokedAt, version: row.version + 1 });
}
