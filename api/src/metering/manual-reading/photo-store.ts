import { and, asc, count, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { readingEntries, readingPhotos } from './tables.ts';

export type ReadingPhotoRow = Omit<typeof readingPhotos.$inferSelect, 'sealed'>;

const { sealed: _, ...HEAD } = getTableColumns(readingPhotos);

export async function findPhotoOfClient(
  { db, accountId, livemode }: Context,
  clientId: string,
): Promise<ReadingPhotoRow | undefined> {
  const [row] = await db
    .select(HEAD)
    .from(readingPhotos)
    .where(
      and(
        eq(readingPhotos.accountId, accountId),
        eq(readingPhotos.livemode, livemode),
        eq(readingPhotos.clientId, clientId),
      ),
    );
  return row;
}

export async function countPhotosOfRoute({ db, accountId }: Context, routeId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(readingPhotos)
    .where(and(eq(readingPhotos.accountId, accountId), eq(readingPhotos.routeId, routeId)));
  return row?.n ?? 0;
}

/** Photos by the client id they came under. */
export async function selectPhotoIds(
  { db, accountId, livemode }: Context,
  clientIds: readonly string[],
): Promise<Map<string, string>> {
  if (clientIds.length === 0) return new Map();
  const rows = await db
    .select({ id: readingPhotos.id, clientId: readingPhotos.clientId })
    .from(readingPhotos)
    .where(
      and(
        eq(readingPhotos.accountId, accountId),
        eq(readingPhotos.livemode, livemode),
        inArray(readingPhotos.clientId, [...clientIds]),
      ),
    );
  return new Map(rows.map(({ id, clientId }) => [clientId, id]));
}

/** Where a photo is sealed to. */
export const readingPhotoPlace = (accountId: string, id: string): string => `${accountId}/${id}/photo`;

/** Photos that were made of a point on a day, oldest first. */
export function photosOfPoint(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  measuringPointId: string,
  day: string,
): Promise<{ id: string; sha256: string }[]> {
  return db
    .select({ id: readingPhotos.id, sha256: readingPhotos.sha256 })
    .from(readingPhotos)
    .innerJoin(
      readingEntries,
      and(
        eq(readingEntries.accountId, accountId),
        eq(readingEntries.livemode, readingPhotos.livemode),
        eq(readingEntries.clientId, readingPhotos.clientId),
      ),
    )
    .where(
      and(
        eq(readingPhotos.accountId, accountId),
        eq(readingEntries.measuringPointId, measuringPointId),
        eq(readingEntries.day, day),
      ),
    )
    .orderBy(asc(readingPhotos.id));
}
