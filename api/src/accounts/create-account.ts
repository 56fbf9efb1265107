import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { enterSession } from '../db/database.ts';
import { authorize } from '../rights.ts';
import { toAccount } from './convert.ts';
import { insertApiKey } from './create-api-key.ts';
import type { CreateAccount, NewAccount } from './schemas.ts';
import { accounts } from './tables.ts';

/** Makes an account below the caller's, with a first key of the role `admin` in the caller's mode. */
export async function createAccount(
  context: Context,
  { name }: z.infer<typeof CreateAccount>,
): Promise<z.infer<typeof NewAccount>> {
  authorize(context, 'createAccount');
  const { db, accountId, livemode } = context;
  const row = { id: context.newId('account'), parentId: accountId, name, createdAt: context.now() };
  await db.insert(accounts).values(row);
  await audit(context, { action: 'account.created', objectType: 'account', objectId: row.id, changes: { name } });

  // The key and its audit row belong to the child: the transaction steps into its session and back.
  const child: Context = { ...context, accountId: row.id };
  await enterSession(db, { accountId: row.id, livemode });
  const apiKey = await insertApiKey(child, { name: 'First key', role: 'admin' });
  await enterSession(db, { accountId, livemode });
  return { ...toAccount(row), api_key: apiKey };
}
