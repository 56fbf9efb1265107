import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { hold } from '../../db/hold.ts';
import { notFound } from '../../problem.ts';
import { readerAccesses, readingEntries, readingRoutes } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type ReadingRouteRow = typeof readingRoutes.$inferSelect;
export type ReadingEntryRow = typeof readingEntries.$inferSelect;

export async function fetchReadingRoute({ db, accountId }: Scope, id: string): Promise<ReadingRouteRow> {
  const [row] = await db
    .select()
    .from(readingRoutes)
    .where(and(eq(readingRoutes.accountId, accountId), eq(readingRoutes.id, id)));
  if (row === undefined) throw notFound('reading route', id);
  return row;
}

/** Batches of a route and its closing wait for each other, so that nothing comes in behind a closing. */
export const holdRoute = ({ db, accountId }: Scope, id: string): Promise<void> => hold(db, `${accountId}/${id}`);

export interface RouteFilter {
  readonly propertyId?: string | undefined;
  readonly status?: 'open' | 'closed' | undefined;
}

export function selectReadingRoutes(
  { db, accountId }: Scope,
  { propertyId, status }: RouteFilter,
  after: string | null,
  limit: number,
): Promise<ReadingRouteRow[]> {
  return db
    .select()
    .from(readingRoutes)
    .where(
      and(
        eq(readingRoutes.accountId, accountId),
        propertyId === undefined ? undefined : eq(readingRoutes.propertyId, propertyId),
        status === undefined
          ? undefined
          : status === 'open'
            ? isNull(readingRoutes.closedAt)
            : isNotNull(readingRoutes.closedAt),
        after === null ? undefined : gt(readingRoutes.id, after),
      ),
    )
    .orderBy(asc(readingRoutes.id))
    .limit(limit);
}

/** Where and of which days a route brought new readings. */
export function selectTakenValues(
  { db, accountId }: Scope,
  routeId: string,
): Promise<Pick<ReadingEntryRow, 'measuringPointId' | 'day'>[]> {
  return db
    .select({ measuringPointId: readingEntries.measuringPointId, day: readingEntries.day })
    .from(readingEntries)
    .where(
      and(
        eq(readingEntries.accountId, accountId),
        eq(readingEntries.routeId, routeId),
        eq(readingEntries.outcome, 'taken'),
      ),
    );
}

export interface EntryFilter {
  readonly routeId?: string | undefined;
  readonly measuringPointId?: string | undefined;
  readonly outcome?: string | undefined;
}

export function selectReadingEntries(
  { db, accountId }: Scope,
  { routeId, measuringPointId, outcome }: EntryFilter,
  after: string | null,
  limit: number,
): Promise<ReadingEntryRow[]> {
  return db
    .select()
    .from(readingEntries)
    .where(
      and(
        eq(readingEntries.accountId, accountId),
        routeId === undefined ? undefined : eq(readingEntries.routeId, routeId),
        measuringPointId === undefined ? undefined : eq(readingEntries.measuringPointId, measuringPointId),
        outcome === undefined ? undefined : eq(readingEntries.outcome, outcome),
        after === null ? undefined : gt(readingEntries.id, after),
      ),
    )
    .orderBy(asc(readingEntries.id))
    .limit(limit);
}

/** Remarks and contradictions of some routes, oldest first. */
export function selectNotes({ db, accountId }: Scope, routeIds: readonly string[]): Promise<ReadingEntryRow[]> {
  if (routeIds.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(readingEntries)
    .where(
      and(
        eq(readingEntries.accountId, accountId),
        inArray(readingEntries.routeId, [...routeIds]),
        sql`(${readingEntries.remark} is not null or ${readingEntries.outcome} = 'conflict')`,
      ),
    )
    .orderBy(asc(readingEntries.id));
}

export function selectReaderAccesses(
  { db, accountId }: Scope,
  routeId: string,
  after: string | null,
  limit: number,
): Promise<(typeof readerAccesses.$inferSelect)[]> {
  return db
    .select()
    .from(readerAccesses)
    .where(
      and(
        eq(readerAccesses.accountId, accountId),
        eq(readerAccesses.routeId, routeId),
        after === null ? undefined : gt(readerAccesses.id, after),
      ),
    )
    .orderBy(asc(readerAccesses.id))
    .limit(limit);
}
