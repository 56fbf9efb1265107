import { rename, writeFile } from 'node:fs/promises';
import { insertApiKey } from '../accounts/index.ts';
import { type Actor, inContext, type Services } from '../context.ts';
import { createRootAccount } from '../db/system.ts';
import { newId } from '../ids.ts';
import { readIfThere } from './read-if-there.ts';

/** The first account of an installation and its admin keys, as kept in the data folder (0600). */
export interface FirstKeys {
  readonly account_id: string;
  readonly test: string;
  readonly live: string;
}

const OPERATOR: Actor = { type: 'system', id: 'first-start', role: 'admin' };

/**
 * Makes the first account with a key for each mode, once. The file is begun before the account and finished after the
 * keys, so a start that was cut short goes on where it stopped. Null where the database has a first account whose keys
 * are kept elsewhere.
 */
export async function firstKeys(services: Services, file: string): Promise<FirstKeys | null> {
  const kept: Partial<FirstKeys> = JSON.parse((await readIfThere(file)) ?? '{}');
  const { account_id = newId('account', services.clock()), test, live } = kept;
  if (test !== undefined && live !== undefined) return { account_id, test, live };

  if (kept.account_id === undefined) await replaceFile(file, { account_id });
  const made = await services.database.systemTransaction((db) =>
    createRootAccount(db, { id: account_id, name: 'First account', at: services.clock() }),
  );
  if (!made && kept.account_id === undefined) {
    await replaceFile(file, {});
    return null;
  }
  const key = (livemode: boolean) =>
    inContext(
      services,
      { session: { accountId: account_id, livemode }, actor: OPERATOR, requestId: 'first-start' },
      async (context) => (await insertApiKey(context, { name: 'First key', role: 'admin' })).secret,
    );
  const keys = { account_id, test: test ?? (await key(false)), live: live ?? (await key(true)) };
  await replaceFile(file, keys);
  return keys;
}

/** Whole or not at all, readable for the owner only. */
async function replaceFile(file: string, content: object): Promise<void> {
  const next = `${file}.next`;
  await writeFile(next, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(next, file);
}
