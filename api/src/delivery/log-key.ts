import { formatVkey, type LogSigner, webRandomBytes, webSigner } from '@klarmeter/engine/proof';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { logKeys } from './tables.ts';

export type LogKeyRow = typeof logKeys.$inferSelect;

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode' | 'vault' | 'now'>;
type Whose = Pick<Context, 'accountId' | 'livemode'>;

const SEED_BYTES = 32;

/** Origin of the log and name of its key. It travels in proofs, so it names the account and nobody else. */
const nameOf = ({ accountId, livemode }: Whose) => `${accountId}/${livemode ? 'live' : 'test'}/log`;
/** Where the private half is sealed to. */
export const logKeyPlace = (whose: Whose) => `${nameOf(whose)}/key`;

/** The signing key of this account and mode, made when it is asked for the first time. */
export async function fetchLogKey(scope: Scope): Promise<LogKeyRow> {
  const found = await selectLogKey(scope);
  if (found !== undefined) return found;
  const { db, accountId, livemode, vault } = scope;
  const seed = webRandomBytes(SEED_BYTES);
  const name = nameOf(scope);
  await db
    .insert(logKeys)
    .values({
      accountId,
      livemode,
      name,
      verifierKey: await formatVkey(await webSigner(name, seed), sha256),
      privateKeySealed: await vault.seal(logKeyPlace(scope), seed),
      createdAt: scope.now(),
    })
    .onConflictDoNothing();
  const made = await selectLogKey(scope);
  if (made === undefined) throw new Error('the log key that was just made is not there');
  return made;
}

export async function logSigner(scope: Scope): Promise<LogSigner> {
  const { name, privateKeySealed } = await fetchLogKey(scope);
  return webSigner(name, await scope.vault.open(logKeyPlace(scope), privateKeySealed));
}

async function selectLogKey({ db, accountId, livemode }: Scope): Promise<LogKeyRow | undefined> {
  const [row] = await db
    .select()
    .from(logKeys)
    .where(and(eq(logKeys.accountId, accountId), eq(logKeys.livemode, livemode)));
  return row;
}
