import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Context, Services } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { Problem } from '../../problem.ts';
import { fetchProperty } from '../../properties/index.ts';
import { ATTEMPTS_MAX, waitAfter } from './attempts.ts';
import { readReaderLink } from './reader-token.ts';
import { readerAccesses, readerSessions } from './tables.ts';

export type ReaderAccessRow = typeof readerAccesses.$inferSelect;

/** The access behind a link, with the customer of its house. */
export interface ClaimedAccess {
  readonly access: ReaderAccessRow;
  readonly customerId: string;
}

/**
 * The access that a link opens; null when the link is none of ours. Where a PIN is to be looked at, the attempt is
 * counted first and for good, in a transaction of its own: neither a restart nor a hundred requests at once get more
 * attempts than there are.
 * @throws Problem `session-revoked`, `session-expired`, `too-many-attempts`.
 */
export async function claimReaderLink(
  { database, vault, clock }: Services,
  link: string,
  { attempt }: { attempt: boolean },
): Promise<ClaimedAccess | null> {
  const session = readReaderLink(link);
  if (session === null) return null;
  const tokenHashes = await vault.keyedHashes('reader-link', link);
  return database.transaction(session, async (db) => {
    const claimed = await findByToken(db, session.accountId, tokenHashes);
    if (claimed === undefined) return null;
    const { access } = claimed;
    const now = clock();
    if (access.revokedAt !== null) throw new Problem('session-revoked', 'This access was ended; ask for another one.');
    if (access.expiresAt <= now) throw new Problem('session-expired', 'This access is over; ask for another one.');
    if (attempt) await countAttempt(db, access, now);
    return claimed;
  });
}

async function findByToken(
  db: Db,
  accountId: string,
  tokenHashes: readonly string[],
): Promise<ClaimedAccess | undefined> {
  const [access] = await db
    .select()
    .from(readerAccesses)
    .where(and(eq(readerAccesses.accountId, accountId), inArray(readerAccesses.tokenHash, [...tokenHashes])))
    .for('update');
  if (access === undefined) return undefined;
  const { customerId } = await fetchProperty({ db, accountId }, access.propertyId);
  return { access, customerId };
}

async function countAttempt(db: Db, access: ReaderAccessRow, now: Date): Promise<void> {
  const { accountId, id, failedAttempts, nextAttemptAt } = access;
  if (failedAttempts >= ATTEMPTS_MAX)
    throw new Problem('too-many-attempts', 'The PIN was wrong too often; ask for another access.');
  if (nextAttemptAt > now) {
    const retryAfterSeconds = Math.ceil((nextAttemptAt.getTime() - now.getTime()) / 1000);
    throw new Problem('too-many-attempts', `The PIN was wrong; wait ${retryAfterSeconds} seconds.`, {
      retryAfterSeconds,
    });
  }
  const failures = failedAttempts + 1;
  await db
    .update(readerAccesses)
    .set({ failedAttempts: failures, nextAttemptAt: new Date(now.getTime() + waitAfter(failures)) })
    .where(and(eq(readerAccesses.accountId, accountId), eq(readerAccesses.id, id)));
}

/** The PIN is kept as a hash of its own for each access: the same digits twice look different. */
const pinOf = (accessId: string, pin: string) => `${accessId}/${pin}`;

export const hashPin = ({ vault }: Pick<Services, 'vault'>, accessId: string, pin: string): Promise<string> =>
  vault.keyedHash('reader-pin', pinOf(accessId, pin));

/** Both sides are hashes under keys of ours: how long the comparison takes says nothing about the PIN. */
export async function isPinOf({ vault }: Pick<Services, 'vault'>, { id, pinHash }: ReaderAccessRow, pin: string) {
  return (await vault.keyedHashes('reader-pin', pinOf(id, pin))).includes(pinHash);
}

/** Whether a session and the access it came from still count. Asked in the session's own transaction. */
export async function isReaderSessionOpen({ db, accountId, now }: Context, sessionId: string): Promise<boolean> {
  const [row] = await db
    .select({
      open: sql<boolean>`${readerAccesses.revokedAt} is null and ${readerAccesses.expiresAt} > ${now().toISOString()}`,
    })
    .from(readerSessions)
    .innerJoin(
      readerAccesses,
      and(eq(readerAccesses.accountId, accountId), eq(readerAccesses.id, readerSessions.accessId)),
    )
    .where(and(eq(readerSessions.accountId, accountId), eq(readerSessions.id, sessionId)));
  return row?.open === true;
}
