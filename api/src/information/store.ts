import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import { behind, matching } from '../db/filter.ts';
import { oneOf } from '../db/one-of.ts';
import { notFound } from '../problem.ts';
import { monthlyInformationInputs, monthlyInformationRuns, monthlyInformations } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type InformationRunRow = typeof monthlyInformationRuns.$inferSelect;
export type InformationRow = typeof monthlyInformations.$inferSelect;

export async function fetchInformationRun({ db, accountId }: Scope, id: string): Promise<InformationRunRow> {
  const [row] = await db
    .select()
    .from(monthlyInformationRuns)
    .where(and(eq(monthlyInformationRuns.accountId, accountId), eq(monthlyInformationRuns.id, id)));
  if (row === undefined) throw notFound('monthly information run', id);
  return row;
}

/**
 * The runs, held until the transaction ends: two processes on one run take turns, and on several never deadlock, because
 * both hold them in the order of their ids.
 */
export function lockInformationRuns({ db, accountId }: Scope, ids: Iterable<string>): Promise<InformationRunRow[]> {
  return db
    .select()
    .from(monthlyInformationRuns)
    .where(and(eq(monthlyInformationRuns.accountId, accountId), oneOf(monthlyInformationRuns.id, ids)))
    .orderBy(asc(monthlyInformationRuns.id))
    .for('update');
}

/** A house and the month its users are told about. */
export type HouseMonth = Pick<InformationRunRow, 'propertyId' | 'month'>;

/** Runs of one house and month take turns, so that their versions follow each other; whoever holds several holds them in one order. */
export async function lockMonths({ db, accountId }: Scope, months: readonly HouseMonth[]): Promise<void> {
  const keys = months.map(({ propertyId, month }) => `${accountId}/${propertyId}/${month}/monthly-information`).sort();
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb) as key`,
  );
}

/** How far a run is after a step of its job. */
export interface InformationRunChange extends Pick<InformationRunRow, 'id' | 'progress' | 'findings'> {
  /** A run that is ready or failed ends with it. */
  readonly status: 'informing' | 'ready' | 'failed';
  readonly at: Date;
}

export async function updateInformationRuns(
  { db, accountId }: Scope,
  changes: readonly InformationRunChange[],
): Promise<void> {
  await db.execute(sql`
    update monthly_information_runs r
       set status = c.status, progress = c.progress, findings = c.findings, updated_at = c.at,
           finished_at = case when c.status = 'informing' then null else c.at end
      from jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb)
        as c (id text, status text, progress jsonb, findings jsonb, at timestamptz)
     where r.account_id = ${accountId} and r.id = c.id`);
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

type InputsRow = typeof monthlyInformationInputs.$inferSelect;

/** What some runs froze, as canonical JSON, by run. */
export async function selectFrozenMonths(
  { db, accountId }: Scope,
  runIds: Iterable<string>,
): Promise<ReadonlyMap<string, Pick<InputsRow, 'monthFile' | 'provenance'>>> {
  const rows = await db
    .select({
      runId: monthlyInformationInputs.runId,
      monthFile: monthlyInformationInputs.monthFile,
      provenance: monthlyInformationInputs.provenance,
    })
    .from(monthlyInformationInputs)
    .where(and(eq(monthlyInformationInputs.accountId, accountId), oneOf(monthlyInformationInputs.runId, runIds)));
  return new Map(rows.map((row) => [row.runId, row]));
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

/** A user and a month he is told about. */
export interface UserMonth {
  readonly occupancyId: string;
  readonly month: string;
}

export interface ToldLast extends UserMonth, Pick<InformationRow, 'version' | 'digest'> {}

/** What some users were told last about a month each; nobody who was told nothing. */
export function selectToldLast({ db, accountId }: Scope, users: readonly UserMonth[]): Promise<ToldLast[]> {
  const asked = users.map(({ occupancyId, month }) => ({ occupancy_id: occupancyId, month }));
  // One look into the index for each user, whatever the planner knows of a table that grows by crowds.
  return rowsOf<ToldLast>(
    db,
    sql`select asked.occupancy_id as "occupancyId", asked.month, last.version, last.digest
          from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked (occupancy_id text, month text)
         cross join lateral (
               select i.version, i.digest from monthly_informations i
                where i.account_id = ${accountId} and i.occupancy_id = asked.occupancy_id and i.month = asked.month
                order by i.version desc limit 1) last`,
  );
}
