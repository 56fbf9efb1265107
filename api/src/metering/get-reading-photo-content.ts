import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { notFound } from '../problem.ts';
import { authorize } from '../rights.ts';
import { readingPhotoPlace } from './manual-reading/photo-store.ts';
import { readingPhotos } from './manual-reading/tables.ts';

/** The photo of an entry as it is kept. Who looked at it stays in the trail: it may show more of a flat than a display. */
export async function getReadingPhotoContent(
  context: Context,
  id: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
  authorize(context, 'getReadingPhotoContent');
  const { db, accountId, vault } = context;
  const [row] = await db
    .select()
    .from(readingPhotos)
    .where(and(eq(readingPhotos.accountId, accountId), eq(readingPhotos.id, id)));
  if (row === undefined) throw notFound('reading photo', id);
  const bytes = new Uint8Array(await vault.open(readingPhotoPlace(accountId, id), row.sealed));
  await audit(context, { action: 'reading_photo.read', objectType: 'reading_photo', objectId: id });
  return { bytes, type: row.contentType };
}
