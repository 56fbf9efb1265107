import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { toApiKey } from './convert.ts';
import { fetchApiKey } from './store.ts';
import { apiKeys } from './tables.ts';

/** Ends a key at once. Revoking twice changes nothing more. */
export async function revokeApiKey(context: Context, id: string) {
  authorize(context, 'revokeApiKey');
  const { db, accountId } = context;
  const row = await fetchApiKey(context, id);
  if (row.revokedAt !== null) return toApiKey(row);
  const revokedAt = context.now();
  await db
    .update(apiKeys)
    .set({ revokedAt })
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, id)));
  await audit(context, { action: 'api_key.revoked', objectType: 'api_key', objectId: id });
  return toApiKey({ ...row, revokedAt });
}
