import { and, asc, eq, sql } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { behind, matching } from '../../db/filter.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { statements, statementVersions } from './tables.ts';
import type { VersionRow } from './version-store.ts';

export type StatementRow = typeof statements.$inferSelect;

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

/** Whether statements of the period were issued: from then on it changes by correction only. */
export async function isIssued({ db, accountId }: Scope, billingPeriodId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: statements.id })
    .from(statements)
    .where(and(eq(statements.accountId, accountId), eq(statements.billingPeriodId, billingPeriodId)))
    .limit(1);
  return row !== undefined;
}
