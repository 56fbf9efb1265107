import { and, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { readingPhotos } from './tables.ts';

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
