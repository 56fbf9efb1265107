import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { audit } from '../db/audit.ts';
import { toHex } from '../ids.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { toReadingPhoto } from './manual-reading/convert.ts';
import { cleanPhoto } from './manual-reading/photo/clean-photo.ts';
import { findPhotoOfClient, readingPhotoPlace } from './manual-reading/photo-store.ts';
import { fetchReadingRoute } from './manual-reading/route-store.ts';
import type { ReadingPhoto } from './manual-reading/schemas.ts';
import { readingPhotos } from './manual-reading/tables.ts';

type Answer = z.infer<typeof ReadingPhoto>;

/**
 * Keeps a photo of a display for an entry, which may arrive later. Place, time and camera are taken out before it is
 * sealed. The same photo twice is one.
 * @param load the bytes, read only for those who may send some.
 * @throws Problem `unsupported-media-type` for what is no whole JPEG, PNG or WebP; `conflict` for a second photo.
 */
export async function createReadingPhoto(
  context: Context,
  routeId: string,
  { clientId, load }: { clientId: string; load: () => Promise<Uint8Array> },
): Promise<Answer> {
  authorize(context, 'createReadingPhoto');
  const { db, accountId, livemode, vault } = context;
  const route = await fetchReadingRoute(context, routeId);
  const sent = await load();
  const photo = cleanPhoto(sent);
  if (photo === null)
    throw new Problem('unsupported-media-type', 'Send a whole picture as JPEG, PNG or WebP; nothing else is kept.');
  const id = context.newId('readingPhoto');
  const row = {
    accountId,
    id,
    livemode,
    propertyId: route.propertyId,
    routeId,
    clientId,
    contentType: photo.type,
    sizeBytes: photo.bytes.length,
    sha256: toHex(sha256(photo.bytes)),
    sentSha256: toHex(sha256(new Uint8Array(sent))),
    createdAt: context.now(),
  };
  const [stored] = await db
    .insert(readingPhotos)
    .values({ ...row, sealed: await vault.seal(readingPhotoPlace(accountId, id), photo.bytes) })
    .onConflictDoNothing()
    .returning({ id: readingPhotos.id });
  if (stored === undefined) return earlierPhoto(context, clientId, row.sentSha256);
  await audit(context, {
    action: 'reading_photo.created',
    objectType: 'reading_photo',
    objectId: id,
    changes: { reading_route_id: routeId, client_id: clientId, sha256: row.sha256 },
  });
  return toReadingPhoto(row);
}

async function earlierPhoto(context: Context, clientId: string, sentSha256: string): Promise<Answer> {
  const earlier = await findPhotoOfClient(context, clientId);
  if (earlier?.sentSha256 === sentSha256) return toReadingPhoto(earlier);
  throw new Problem('conflict', 'This entry already has another photo. Photos never change.');
}
