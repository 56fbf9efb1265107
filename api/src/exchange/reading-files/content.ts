import type { Context } from '../../context.ts';
import { insertRow } from '../../db/insert-row.ts';
import { readingFileContents } from '../tables.ts';
import { deflate, FILE_BYTES_MAX, inflate } from './inflate.ts';
import { fetchSealedContent } from './store.ts';

/** Where the bytes of a file are sealed to. */
export const contentPlace = (accountId: string, fileId: string): string => `${accountId}/${fileId}/content`;

/** Keeps the bytes of a file as they came. */
export async function keepContent(context: Context, fileId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { db, accountId, livemode, vault } = context;
  const sealed = await vault.seal(contentPlace(accountId, fileId), await deflate(bytes));
  await insertRow(db, readingFileContents, { accountId, fileId, livemode, sealed });
}

/** The bytes of a file as they came. */
export async function openContent(context: Context, fileId: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await context.vault.open(
    contentPlace(context.accountId, fileId),
    await fetchSealedContent(context, fileId),
  );
  const bytes = await inflate(new Uint8Array(packed), FILE_BYTES_MAX);
  if (typeof bytes === 'string') throw new Error(`the content of ${fileId} does not open: ${bytes}`);
  return bytes;
}
