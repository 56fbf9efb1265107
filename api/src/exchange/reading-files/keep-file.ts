import type { Context } from '../../context.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { audit } from '../../db/audit.ts';
import { toHex } from '../../ids.ts';
import { houseOfNewDevices } from '../../metering/index.ts';
import { Problem } from '../../problem.ts';
import { nameOfFile } from '../drops/name-of-file.ts';
import { wishOfRequest } from '../new-devices/wish.ts';
import { keepContent } from './content.ts';
import { decide } from './decide.ts';
import { FILE_BYTES_MAX } from './inflate.ts';
import { readContent } from './read-content.ts';
import type { FILE_SOURCES } from './schemas.ts';
import { start } from './start.ts';
import {
  changeReadingFile,
  findFileByDigest,
  hasContent,
  insertReadingFile,
  lockReadingFile,
  type ReadingFileRow,
} from './store.ts';

/** A file as it comes, whichever way. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly source: (typeof FILE_SOURCES)[number];
  readonly contentType?: string | null;
  /** Serial number of the gateway that sent it. */
  readonly gateway?: string | null;
  /** When telegrams were heard whose lines do not say it; now where left out. */
  readonly readAt?: Date;
  /** The upload login or inbox address by which it came. */
  readonly receiverId?: string;
  /** Devices that it names and nobody entered are made, of this house, whatever the settings of others say. */
  readonly newDevicesPropertyId?: string;
}

const HEADER_MAX = 200;
/** Where a request names the house of new devices. */
export const HOUSE_POINTER = '/query/new_devices_property_id';

const shortText = (text: string | null | undefined): string | null => {
  const plain = (text ?? '').replace(/[^\x20-\x7e]/g, '').trim();
  return plain === '' ? null : plain.slice(0, HEADER_MAX);
};

/** What could not be read and was forgotten is kept anew when it comes again, so that it can be repeated. */
async function keptAgain(context: Context, known: ReadingFileRow, bytes: Uint8Array<ArrayBuffer>) {
  const isUnread = known.status === 'failed' || known.status === 'rejected';
  if (!isUnread || (await hasContent(context, known.id))) return known;
  const held = await lockReadingFile(context, known.id);
  if (await hasContent(context, known.id)) return held;
  await keepContent(context, known.id, bytes);
  return changeReadingFile(context, held, {});
}

/**
 * Keeps a file and takes it in. The same bytes are one file, whichever way and how often they come.
 * @throws Problem `malformed-body` for an empty file, `body-too-large` for one above 32 MiB.
 */
export async function keepFile(
  context: Context,
  { name, bytes, source, contentType, gateway, readAt, receiverId, newDevicesPropertyId }: IncomingFile,
): Promise<{ readonly row: ReadingFileRow; readonly isNew: boolean }> {
  if (bytes.length === 0) throw new Problem('malformed-body', 'The file is empty.');
  if (bytes.length > FILE_BYTES_MAX) throw new Problem('body-too-large', 'The file is larger than 32 MiB.');
  const digest = toHex(sha256(bytes));
  const known = await findFileByDigest(context, digest);
  if (known !== undefined) return { row: await keptAgain(context, known, bytes), isNew: false };
  const content = await readContent(bytes);
  const now = context.now();
  const row: ReadingFileRow = {
    accountId: context.accountId,
    id: context.newId('readingFile'),
    livemode: context.livemode,
    name: nameOfFile(name) ?? 'unnamed',
    source,
    contentType: shortText(contentType),
    gateway: shortText(gateway),
    digest,
    sizeBytes: bytes.length,
    ...(await decide(context, content)),
    readAt: readAt ?? now,
    attempt: 1,
    recordsDone: 0,
    receiverId: receiverId ?? null,
    ...wishOfRequest((await houseOfNewDevices(context, HOUSE_POINTER, newDevicesPropertyId)) ?? null),
    devicesCreated: 0,
    devicesRefused: 0,
    counts: {},
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  if (!(await insertReadingFile(context, row))) {
    const faster = await findFileByDigest(context, digest);
    if (faster === undefined) throw new Error('a file that conflicts is there');
    return { row: faster, isNew: false };
  }
  await keepContent(context, row.id, bytes);
  const { status, format, sizeBytes } = row;
  await audit(context, {
    action: 'reading_file.received',
    objectType: 'reading_file',
    objectId: row.id,
    changes: { source, format, status, size_bytes: sizeBytes },
  });
  return { row: await start(context, row, content), isNew: true };
}
