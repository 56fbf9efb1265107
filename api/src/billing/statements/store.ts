import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Scope } from '../../context.ts';
import { behind, matching } from '../../db/filter.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { releases, statements, statementVersions } from './tables.ts';

export type StatementRow = typeof statements.$inferSelect;
export type VersionRow = typeof statementVersions.$inferSelect;
export type ReleaseRow = typeof releases.$inferSelect;

/** A statement with its newest version. */
export interface CurrentStatement {
  readonly statement: StatementRow;
  readonly latest: VersionRow;
}

function currentStatements({ db }: Scope) {
  return db
    .select({ statement: statements, latest: statementVersions })
    .from(statements)
    .innerJoin(
      statementVersions,
      and(
        eq(statementVersions.accountId, statements.accountId),
        eq(statementVersions.statementId, statements.id),
        eq(
          statementVersions.version,
          sql`(select max(v.version) from statement_versions v where v.account_id = ${statements.accountId} and v.statement_id = ${statements.id})`,
        ),
      ),
    );
}

export async function fetchStatement(scope: Scope, id: string): Promise<CurrentStatement> {
  const [row] = await currentStatements(scope).where(
    and(eq(statements.accountId, scope.accountId), eq(statements.id, id)),
  );
  if (row === undefined) throw notFound('statement', id);
  return row;
}

export function selectStatements(
  scope: Scope,
  filter: {
    propertyId?: string | undefined;
    billingPeriodId?: string | undefined;
    occupancyId?: string | undefined;
    kind?: string | undefined;
  },
  after: string | null,
  limit: number,
): Promise<CurrentStatement[]> {
  return currentStatements(scope)
    .where(
      and(
        eq(statements.accountId, scope.accountId),
        matching(statements.propertyId, filter.propertyId),
        matching(statements.billingPeriodId, filter.billingPeriodId),
        matching(statements.occupancyId, filter.occupancyId),
        matching(statements.kind, filter.kind),
        behind(statements.id, after),
      ),
    )
    .orderBy(asc(statements.id))
    .limit(limit);
}

/** Every statement of some periods with its newest version. */
export function selectStatementsOfPeriods(scope: Scope, periodIds: Iterable<string>): Promise<CurrentStatement[]> {
  return currentStatements(scope).where(
    and(eq(statements.accountId, scope.accountId), oneOf(statements.billingPeriodId, periodIds)),
  );
}

/** What the next version of a statement needs to know of it. */
export type IssuedStatement = Pick<StatementRow, 'id' | 'number' | 'unitId' | 'occupancyId' | 'billingPeriodId'> & {
  /** The newest one, in the period that was asked for; null in every other. */
  readonly version: number | null;
};

/** Every statement of a house, whatever its period: numbers are not given out twice. */
export function selectIssuedStatements(
  { db, accountId }: Scope,
  propertyId: string,
  periodId: string,
): Promise<IssuedStatement[]> {
  return db
    .select({
      id: statements.id,
      number: statements.number,
      unitId: statements.unitId,
      occupancyId: statements.occupancyId,
      billingPeriodId: statements.billingPeriodId,
      // By name: of a column of the only table Drizzle writes no table, and within the subquery it would be another's.
      version: sql<number | null>`case when statements.billing_period_id = ${periodId} then (
        select max(v.version) from statement_versions v
         where v.account_id = statements.account_id and v.statement_id = statements.id) end`,
    })
    .from(statements)
    .where(and(eq(statements.accountId, accountId), eq(statements.propertyId, propertyId)));
}

export interface ReleasableVersion {
  readonly version: VersionRow;
  readonly release: ReleaseRow | null;
}

function versionsWithRelease({ db }: Scope) {
  return db
    .select({ version: statementVersions, release: releases })
    .from(statementVersions)
    .leftJoin(
      releases,
      and(eq(releases.accountId, statementVersions.accountId), eq(releases.statementVersionId, statementVersions.id)),
    );
}

export async function fetchVersionOf(scope: Scope, statementId: string, version: number): Promise<ReleasableVersion> {
  const [row] = await versionsWithRelease(scope).where(
    and(
      eq(statementVersions.accountId, scope.accountId),
      eq(statementVersions.statementId, statementId),
      eq(statementVersions.version, version),
    ),
  );
  if (row === undefined) throw notFound('statement version', `${statementId}/${version}`);
  return row;
}

/** Of these versions those that a newer one of the same statement has replaced. */
export function selectSuperseded(
  { db, accountId }: Scope,
  versionIds: Iterable<string>,
): Promise<{ readonly id: string; readonly version: number }[]> {
  const newer = alias(statementVersions, 'newer');
  return db
    .selectDistinct({ id: statementVersions.id, version: statementVersions.version })
    .from(statementVersions)
    .innerJoin(
      newer,
      and(
        eq(newer.accountId, statementVersions.accountId),
        eq(newer.statementId, statementVersions.statementId),
        gt(newer.version, statementVersions.version),
      ),
    )
    .where(and(eq(statementVersions.accountId, accountId), oneOf(statementVersions.id, versionIds)));
}

/** One version by its own id, for those who render and deliver it. */
export async function fetchStatementVersion(scope: Scope, id: string): Promise<VersionRow> {
  const [row] = await scope.db
    .select()
    .from(statementVersions)
    .where(and(eq(statementVersions.accountId, scope.accountId), eq(statementVersions.id, id)));
  if (row === undefined) throw notFound('statement version', id);
  return row;
}

export function selectVersionsOf(
  scope: Scope,
  statementId: string,
  after: string | null,
  limit: number,
): Promise<ReleasableVersion[]> {
  return versionsWithRelease(scope)
    .where(
      and(
        eq(statementVersions.accountId, scope.accountId),
        eq(statementVersions.statementId, statementId),
        behind(statementVersions.version, after),
      ),
    )
    .orderBy(asc(statementVersions.version))
    .limit(limit);
}

export function selectVersionsOfRun(scope: Scope, runId: string): Promise<ReleasableVersion[]> {
  return versionsWithRelease(scope)
    .where(and(eq(statementVersions.accountId, scope.accountId), eq(statementVersions.runId, runId)))
    .orderBy(asc(statementVersions.id));
}

export function selectReleases(
  { db, accountId }: Scope,
  filter: { statementId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<{ release: ReleaseRow; version: VersionRow }[]> {
  return db
    .select({ release: releases, version: statementVersions })
    .from(releases)
    .innerJoin(
      statementVersions,
      and(eq(statementVersions.accountId, releases.accountId), eq(statementVersions.id, releases.statementVersionId)),
    )
    .where(
      and(
        eq(releases.accountId, accountId),
        matching(statementVersions.statementId, filter.statementId),
        behind(releases.id, after),
      ),
    )
    .orderBy(asc(releases.id))
    .limit(limit);
}

/** Whether statements of the period were issued: from then on it changes by correction only. */
export async function isIssued({ db, accountId }: Scope, billingPeriodId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: statements.id })
    .from(statements)
    .where(and(eq(statements.accountId, accountId), eq(statements.billingPeriodId, billingPeriodId)))
    .limit(1);
  return row !== undefined;
}
