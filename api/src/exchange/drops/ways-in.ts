import { and, eq } from 'drizzle-orm';
import type { Services } from '../../context.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { toHex } from '../../ids.ts';
import { INBOX_SIGNS, LOGIN_SIGNS, readAccountName } from './account-name.ts';
import { isPassword } from './password.ts';
import { findInboxAddress, findUploadLogin, type UploadLoginRow } from './store.ts';
import { inboxAddresses, uploadLogins } from './tables.ts';
import type { DropSource } from './take-drop.ts';

/** `last used` is for people who clean up: to the minute is enough. */
const LAST_USED_STEP_MS = 60_000;

export interface OpenedLogin extends DropSource {
  readonly publicKeys: readonly string[];
}

async function loginOf(services: Services, username: string): Promise<UploadLoginRow | undefined> {
  const claim = readAccountName(username, LOGIN_SIGNS);
  if (claim === null) return undefined;
  const { accountId, livemode, name } = claim;
  return services.database.transaction({ accountId, livemode }, (db) => findUploadLogin({ db, accountId }, name));
}

const opened = ({ accountId, livemode, id, publicKeys }: UploadLoginRow): OpenedLogin => ({
  accountId,
  livemode,
  channel: 'sftp',
  id,
  publicKeys,
});

/** The login that user name and password open; null for anything else, after the same time. */
export async function openByPassword(
  services: Services,
  username: string,
  password: string,
): Promise<OpenedLogin | null> {
  const row = await loginOf(services, username);
  const right = await isPassword(password, row?.passwordHash ?? null);
  if (row === undefined || !right) return null;
  await touchLogin(services, row);
  return opened(row);
}

/** The login that has this public key (`type base64`). That the caller holds its private half is for the transport to see. */
export async function openByKey(services: Services, username: string, publicKey: string): Promise<OpenedLogin | null> {
  const row = await loginOf(services, username);
  if (row === undefined || !row.publicKeys.includes(publicKey)) return null;
  return opened(row);
}

/** Whether the login is still there: a connection may be older than its end. */
export async function isLoginOpen(services: Services, { accountId, livemode, id }: DropSource): Promise<boolean> {
  const rows = await services.database.transaction({ accountId, livemode }, (db) =>
    db
      .select({ revokedAt: uploadLogins.revokedAt })
      .from(uploadLogins)
      .where(and(eq(uploadLogins.accountId, accountId), eq(uploadLogins.id, id))),
  );
  return rows[0]?.revokedAt === null;
}

/** Writes down that a login was used. */
export async function touchLogin(
  services: Services,
  {
    accountId,
    livemode,
    id,
    lastUsedAt,
  }: Pick<UploadLoginRow, 'accountId' | 'livemode' | 'id'> & {
    readonly lastUsedAt?: Date | null;
  },
): Promise<void> {
  const now = services.clock();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < LAST_USED_STEP_MS) return;
  await services.database.transaction({ accountId, livemode }, (db) =>
    db
      .update(uploadLogins)
      .set({ lastUsedAt: now })
      .where(and(eq(uploadLogins.accountId, accountId), eq(uploadLogins.id, id))),
  );
}

export interface OpenedInbox extends DropSource {
  readonly allowedSenders: readonly string[];
}

/** The inbox behind what stands in front of the @; null where there is none, whatever the reason. */
export async function openInbox(services: Services, localPart: string): Promise<OpenedInbox | null> {
  const claim = readAccountName(localPart, INBOX_SIGNS);
  if (claim === null) return null;
  const { accountId, livemode, name } = claim;
  const digest = toHex(sha256(new TextEncoder().encode(name)));
  const now = services.clock();
  return services.database.transaction({ accountId, livemode }, async (db) => {
    const row = await findInboxAddress({ db, accountId }, digest);
    if (row === undefined) return null;
    if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() >= LAST_USED_STEP_MS) {
      await db
        .update(inboxAddresses)
        .set({ lastUsedAt: now })
        .where(and(eq(inboxAddresses.accountId, accountId), eq(inboxAddresses.id, row.id)));
    }
    return { accountId, livemode, channel: 'email' as const, id: row.id, allowedSenders: row.allowedSenders };
  });
}

/** Whether mail of this sender is let in: a list keeps stray mail out, it proves nothing. */
export function isSenderAllowed({ allowedSenders }: OpenedInbox, sender: string): boolean {
  const address = sender.trim().toLowerCase();
  const domain = address.slice(address.lastIndexOf('@'));
  return allowedSenders.length === 0 || allowedSenders.includes(address) || allowedSenders.includes(domain);
}
