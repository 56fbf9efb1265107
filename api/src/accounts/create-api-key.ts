import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { hintOf, makeApiKey } from './api-key.ts';
import { toApiKey } from './convert.ts';
import type { CreateApiKey, NewApiKey } from './schemas.ts';
import { apiKeys } from './tables.ts';

/** Makes a key of the caller's account and mode. The secret is answered once and stored as a keyed hash only. */
export async function createApiKey(
  context: Context,
  input: z.infer<typeof CreateApiKey>,
): Promise<z.infer<typeof NewApiKey>> {
  authorize(context, 'createApiKey');
  return insertApiKey(context, input);
}

export async function insertApiKey(
  context: Context,
  { name, role, expires_at }: z.infer<typeof CreateApiKey>,
): Promise<z.infer<typeof NewApiKey>> {
  const { accountId, livemode, db, vault } = context;
  const secret = makeApiKey(accountId, livemode);
  const row = {
    accountId,
    id: context.newId('apiKey'),
    livemode,
    name,
    role,
    keyHash: await vault.keyedHash('api-key', secret),
    hashKeyId: vault.newestKeyId,
    hint: hintOf(secret),
    createdAt: context.now(),
    expiresAt: expires_at === undefined ? null : new Date(expires_at),
    revokedAt: null,
    lastUsedAt: null,
  };
  await db.insert(apiKeys).values(row);
  await audit(context, { action: 'api_key.created', objectType: 'api_key', objectId: row.id, changes: { name, role } });
  return { ...toApiKey(row), secret };
}
