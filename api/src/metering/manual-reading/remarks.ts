import { and, asc, eq, gte, isNotNull, lte } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { readingEntries } from './tables.ts';

/** What a reader noted at a point. */
export interface NotedRemark {
  readonly id: string;
  readonly day: string;
  readonly remark: string;
}

/** Remarks at some points between two days, by point and in order of days. */
export async function selectRemarks(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  pointIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<ReadonlyMap<string, readonly NotedRemark[]>> {
  const rows = await db
    .select({
      id: readingEntries.id,
      day: readingEntries.day,
      remark: readingEntries.remark,
      point: readingEntries.measuringPointId,
    })
    .from(readingEntries)
    .where(
      and(
        eq(readingEntries.accountId, accountId),
        oneOf(readingEntries.measuringPointId, pointIds),
        gte(readingEntries.day, from),
        lte(readingEntries.day, to),
        isNotNull(readingEntries.remark),
      ),
    )
    .orderBy(asc(readingEntries.day), asc(readingEntries.id));
  const noted = rows.flatMap(({ remark, ...row }) => (remark === null ? [] : [{ ...row, remark }]));
  return Map.groupBy(noted, ({ point }) => point);
}
