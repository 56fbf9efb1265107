import type { Actor, Context, Services } from '../../context.ts';
import { inContext } from '../../context.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { audit } from '../../db/audit.ts';
import { toHex } from '../../ids.ts';
import { PROBLEMS, Problem } from '../../problem.ts';
import type { Refusal } from './schemas.ts';
import { claimDelivery, type FileDropRow } from './store.ts';
import { fileDrops } from './tables.ts';

/** Which way files come, and for whom. */
export interface DropSource {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly channel: 'sftp' | 'email';
  /** The upload login or the inbox address. */
  readonly id: string;
}

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What makes a delivery one besides name and content: the Message-ID of a mail. */
  readonly messageId?: string;
}

/** Stores a file and leaves its work behind, in the caller's transaction; the id of what it became. */
export type ReceiveFile = (
  context: Context,
  file: {
    readonly name: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly source: 'sftp' | 'email';
    readonly receiverId: string;
  },
) => Promise<{ readonly id: string }>;

/** What becomes of a file behind the transports. */
export interface ReadingFiles {
  readonly receive: ReceiveFile;
  /** The file as the API shows it now; null where it is not there any more. */
  readonly describe: (services: Services, source: DropSource, id: string) => Promise<object | null>;
}

/** What the caller of a transport may do: a file that comes by a login is received as if its account had sent it. */
const actorOf = ({ id }: DropSource): Actor => ({ type: 'system', id, role: 'admin' });

export const dropCaller = (source: DropSource) => ({
  session: { accountId: source.accountId, livemode: source.livemode },
  actor: actorOf(source),
  requestId: 'drop',
});

/**
 * Takes a file in, once: file, drop and trail commit together, and only then may the sender be told that it is here. The
 * same delivery again answers the drop of the first time. What the file itself makes impossible is written down as
 * refused; anything else is thrown, nothing is kept, and the sender has to come again.
 */
export async function takeDrop(
  services: Services,
  source: DropSource,
  file: DroppedFile,
  receive: ReceiveFile,
): Promise<FileDropRow> {
  try {
    return await inContext(services, dropCaller(source), async (context) => {
      const known = await claimDelivery(context, fingerprintOf(source, file));
      if (known !== undefined) return known;
      const { name, bytes } = file;
      const { id } = await receive(context, { name, bytes, source: source.channel, receiverId: source.id });
      return insertDrop(context, source, file, { verdict: 'taken', reason: null, detail: null, fileId: id });
    });
  } catch (error) {
    if (!(error instanceof Problem) || PROBLEMS[error.code].status >= 500) throw error;
    return refuseDrop(services, source, file, 'not_accepted', error.message);
  }
}

/** Writes down that a file was refused, and why. */
export function refuseDrop(
  services: Services,
  source: DropSource,
  file: DroppedFile,
  reason: Refusal,
  detail: string | null = null,
): Promise<FileDropRow> {
  return inContext(services, dropCaller(source), (context) =>
    insertDrop(context, source, file, { verdict: 'refused', reason, detail, fileId: null }),
  );
}

async function insertDrop(
  context: Context,
  source: DropSource,
  file: DroppedFile,
  outcome: Pick<FileDropRow, 'verdict' | 'reason' | 'detail' | 'fileId'>,
): Promise<FileDropRow> {
  const { accountId, livemode, db } = context;
  const row: FileDropRow = {
    accountId,
    id: context.newId('fileDrop'),
    livemode,
    channel: source.channel,
    sourceId: source.id,
    name: file.name,
    sizeBytes: file.bytes.length,
    digest: toHex(sha256(file.bytes)),
    fingerprint: fingerprintOf(source, file),
    ...outcome,
    receivedAt: context.now(),
  };
  await db.insert(fileDrops).values(row);
  const { verdict, reason, channel } = row;
  await audit(context, {
    action: verdict === 'taken' ? 'file_drop.taken' : 'file_drop.refused',
    objectType: 'file_drop',
    objectId: row.id,
    changes: { channel, reason },
  });
  return row;
}

function fingerprintOf({ id }: DropSource, { name, bytes, messageId = '' }: DroppedFile): string {
  return toHex(sha256(new TextEncoder().encode(JSON.stringify([id, messageId, name, toHex(sha256(bytes))]))));
}
