import type { Context } from '../../context.ts';
import { insertRow } from '../../db/insert-row.ts';
import { readingFileContents } from '../tables.ts';
import { deflate, FILE_BYTES_MAX, inflate } from './inflate.ts';
import { fetchSealedContent } from './store.ts';

const placeOf = ({ accountId }: Context, fileId: string) => `${accountId}/reading-file/${fileId}`;

/** Keeps the bytes of a file as they came. */
export async function keepContent(context: Context, fileId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { db, accountId, livemode, vault } = context;
  const sealed = await vault.seal(placeOf(context, fileId), await deflate(bytes));
  await insertRow(db, readingFileContents, { accountId, fileId, livemode, sealed });
}

/** The bytes of a file as they came. */
export async function openContent(context: Context, fileId: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await context.vault.open(placeOf(context, fileId), await fetchSealedContent(context, fileId));
  const bytes = await inflate(new Uint8Array(packed), FILE_BYTES_MAX);
  if (typeof bytes === 'string') throw new Error(`the content of ${fileId} does not open: ${bytes}`);
  return bytes;
}
