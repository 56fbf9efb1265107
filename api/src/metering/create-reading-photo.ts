import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { audit } from '../db/audit.ts';
import { toHex } from '../ids.ts';
import { Problem, refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { toReadingPhoto } from './manual-reading/convert.ts';
import { type CleanPhoto, cleanPhoto } from './manual-reading/photo/clean-photo.ts';
import { isTooManyPixels, PIXELS_MAX, SIDE_MAX } from './manual-reading/photo/picture.ts';
import {
  countPhotosOfRoute,
  findPhotoOfClient,
  type ReadingPhotoRow,
  readingPhotoPlace,
} from './manual-reading/photo-store.ts';
import { fetchReadingRoute, type ReadingRouteRow } from './manual-reading/route-store.ts';
import type { ReadingPhoto } from './manual-reading/schemas.ts';
import { readingPhotos } from './manual-reading/tables.ts';

type Answer = z.infer<typeof ReadingPhoto>;

/** Of each point of a route, and some for doors and rooms: whoever has a link must not fill the store with pictures. */
const PHOTOS_A_POINT = 10;
const PHOTOS_BESIDES = 20;

/**
 * Keeps a photo of a display for an entry, which may arrive later. Place, time and camera are taken out before it is
 * sealed. The same photo twice is one.
 * @param load the bytes, read only for those who may send some.
 * @throws Problem `unsupported-media-type` for what is no whole JPEG, PNG or WebP; `conflict` for a second photo;
 * `rule-violated` for one that unpacks to more than a page can show, and for more than a route needs.
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
  refuseHuge(photo);
  const sentSha256 = toHex(sha256(new Uint8Array(sent)));
  const before = await findPhotoOfClient(context, clientId);
  if (before !== undefined) return sameAs(before, sentSha256);
  await refuseMany(context, route);
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
    sentSha256,
    createdAt: context.now(),
  };
  const [stored] = await db
    .insert(readingPhotos)
    .values({ ...row, sealed: await vault.seal(readingPhotoPlace(accountId, id), photo.bytes) })
    .onConflictDoNothing()
    .returning({ id: readingPhotos.id });
  if (stored === undefined) return sameAs(await findPhotoOfClient(context, clientId), sentSha256);
  await audit(context, {
    action: 'reading_photo.created',
    objectType: 'reading_photo',
    objectId: id,
    changes: { reading_route_id: routeId, client_id: clientId, sha256: row.sha256 },
  });
  return toReadingPhoto(row);
}

function refuseHuge(photo: CleanPhoto): void {
  if (!isTooManyPixels(photo)) return;
  const { width, height } = photo;
  throw refusal('', 'too_many_pixels', {
    de: `Das Bild hat ${width} × ${height} Bildpunkte; angenommen werden höchstens ${PIXELS_MAX / 1_000_000} Millionen und ${SIDE_MAX} je Seite.`,
    en: `The picture has ${width} × ${height} pixels; at most ${PIXELS_MAX / 1_000_000} million are taken, and ${SIDE_MAX} a side.`,
  });
}

async function refuseMany(context: Context, { id, pointIds }: ReadingRouteRow): Promise<void> {
  const max = PHOTOS_A_POINT * pointIds.length + PHOTOS_BESIDES;
  if ((await countPhotosOfRoute(context, id)) < max) return;
  throw refusal('', 'too_many_photos', {
    de: `Zu dieser Route gibt es schon ${max} Fotos.`,
    en: `This route has ${max} photos already.`,
  });
}

function sameAs(earlier: ReadingPhotoRow | undefined, sentSha256: string): Answer {
  if (earlier?.sentSha256 === sentSha256) return toReadingPhoto(earlier);
  throw new Problem('conflict', 'This entry already has another photo. Photos never change.');
}
