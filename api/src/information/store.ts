import { and, asc, eq, gt, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Context } from '../context.ts';
import { notFound } from '../problem.ts';
import { monthlyInformationInputs, monthlyInformationRuns, monthlyInformations } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type InformationRunRow = typeof monthlyInformationRuns.$inferSelect;
export type InformationRow = typeof monthlyInformations.$inferSelect;

const matching = (column: AnyPgColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);
const behind = (column: AnyPgColumn, after: string | null): SQL | undefined =>
  after === null ? undefined : gt(column, after);

export async function fetchInformationRun({ db, accountId }: Scope, id: string): Promise<InformationRunRow> {
  const [row] = await db
    .select()
    .from(monthlyInformationRuns)
    .where(and(eq(monthlyInformationRuns.accountId, accountId), eq(monthlyInformationRuns.id, id)));
  if (row === undefined) throw notFound('monthly information run', id);
  return row;
}

/** The run, held until the transaction ends; null where there is none. Two processes on one run take turns. */
export async function lockInformationRun({ db, accountId }: Scope, id: string): Promise<InformationRunRow | null> {
  const [row] = await db
    .select()
    .from(monthlyInformationRuns)
    .where(and(eq(monthlyInformationRuns.accountId, accountId), eq(monthlyInformationRuns.id, id)))
    .for('update');
  return row ?? null;
}

/** Two runs of one house and month take turns, so that their versions follow each other. */
export async function lockMonth({ db, accountId }: Scope, propertyId: string, month: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId}/${propertyId}/${month}/monthly-information`}, 0))`,
  );
}

export async function updateInformationRun(
  { db, accountId }: Scope,
  id: string,
  change: Partial<Pick<InformationRunRow, 'status' | 'progress' | 'findings' | 'updatedAt' | 'finishedAt'>>,
): Promise<void> {
  await db
    .update(monthlyInformationRuns)
    .set(change)
    .where(and(eq(monthlyInformationRuns.accountId, accountId), eq(monthlyInformationRuns.id, id)));
}

export function selectInformationRuns(
  { db, accountId }: Scope,
  filter: { readonly propertyId?: string | undefined; readonly month?: string | undefined },
  after: string | null,
  limit: number,
): Promise<InformationRunRow[]> {
  return db
    .select()
    .from(monthlyInformationRuns)
    .where(
      and(
        eq(monthlyInformationRuns.accountId, accountId),
        matching(monthlyInformationRuns.propertyId, filter.propertyId),
        matching(monthlyInformationRuns.month, filter.month),
        behind(monthlyInformationRuns.id, after),
      ),
    )
    .orderBy(asc(monthlyInformationRuns.id))
    .limit(limit);
}

/** The frozen month file of a run as canonical JSON. */
export async function fetchMonthFile({ db, accountId }: Scope, runId: string): Promise<string> {
  const [row] = await db
    .select({ monthFile: monthlyInformationInputs.monthFile })
    .from(monthlyInformationInputs)
    .where(and(eq(monthlyInformationInputs.accountId, accountId), eq(monthlyInformationInputs.runId, runId)));
  if (row === undefined) throw new Error(`run ${runId} has no month file`);
  return row.monthFile;
}

export async function fetchInformation({ db, accountId }: Scope, id: string): Promise<InformationRow> {
  const [row] = await db
    .select()
    .from(monthlyInformations)
    .where(and(eq(monthlyInformations.accountId, accountId), eq(monthlyInformations.id, id)));
  if (row === undefined) throw notFound('monthly information', id);
  return row;
}

/** True of what nothing newer replaces. */
const isLatest = sql`not exists (select from monthly_informations newer
  where newer.account_id = ${monthlyInformations.accountId} and newer.occupancy_id = ${monthlyInformations.occupancyId}
    and newer.month = ${monthlyInformations.month} and newer.version > ${monthlyInformations.version})`;

export function selectInformations(
  { db, accountId }: Scope,
  filter: {
    readonly propertyId?: string | undefined;
    readonly occupancyId?: string | undefined;
    readonly month?: string | undefined;
    readonly versions: 'latest' | 'all';
  },
  after: string | null,
  limit: number,
): Promise<InformationRow[]> {
  return db
    .select()
    .from(monthlyInformations)
    .where(
      and(
        eq(monthlyInformations.accountId, accountId),
        matching(monthlyInformations.propertyId, filter.propertyId),
        matching(monthlyInformations.occupancyId, filter.occupancyId),
        matching(monthlyInformations.month, filter.month),
        filter.versions === 'latest' ? isLatest : undefined,
        behind(monthlyInformations.id, after),
      ),
    )
    .orderBy(asc(monthlyInformations.id))
    .limit(limit);
}

/** Of one user and month what holds now, without its content. */
export type LatestInformation = Pick<
  InformationRow,
  'id' | 'occupancyId' | 'version' | 'digest' | 'complete' | 'createdAt'
>;

/** What everybody in a house was told last about a month, by occupancy. */
export async function latestOfMonth(
  { db, accountId }: Scope,
  propertyId: string,
  month: string,
): Promise<ReadonlyMap<string, LatestInformation>> {
  const rows = await db
    .select({
      id: monthlyInformations.id,
      occupancyId: monthlyInformations.occupancyId,
      version: monthlyInformations.version,
      digest: monthlyInformations.digest,
      complete: monthlyInformations.complete,
      createdAt: monthlyInformations.createdAt,
    })
    .from(monthlyInformations)
    .where(
      and(
        eq(monthlyInformations.accountId, accountId),
        eq(monthlyInformations.propertyId, propertyId),
        eq(monthlyInformations.month, month),
        isLatest,
      ),
    );
  return new Map(rows.map((row) => [row.occupancyId, row]));
}

/**
 * Months from the first to the last that users of a house were informed of, by occupancy. Only complete informations
 * count: HeizkostenV § 12(1) makes no difference between one that lacks something and none.
 */
export async function informedMonthsOf(
  { db, accountId }: Scope,
  propertyId: string,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .select({ occupancyId: monthlyInformations.occupancyId, month: monthlyInformations.month })
    .from(monthlyInformations)
    .where(
      and(
        eq(monthlyInformations.accountId, accountId),
        eq(monthlyInformations.propertyId, propertyId),
        eq(monthlyInformations.complete, true),
        isLatest,
        gte(monthlyInformations.month, first),
        lte(monthlyInformations.month, last),
      ),
    )
    .orderBy(asc(monthlyInformations.month));
  const byOccupancy = Map.groupBy(rows, ({ occupancyId }) => occupancyId);
  return new Map([...byOccupancy].map(([id, own]) => [id, own.map(({ month }) => month)]));
}
