import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { matching } from '../../db/filter.ts';
import type { ReleasableVersion, StatementRow } from './store.ts';
import { releases, statements, statementVersions } from './tables.ts';

interface OverviewFilter {
  readonly propertyId?: string | undefined;
  readonly occupancyId?: string | undefined;
  readonly statementId?: string | undefined;
}

/** Place of a statement in the order of overviews: the newest period first, within it by number. */
export const overviewKey = ({ toDay, number }: StatementRow) => `${toDay} ${number}`;

/** Statements of which the session sees a version. */
export function selectStatementsToShow(
  { db, accountId }: Scope,
  { propertyId, occupancyId, statementId }: OverviewFilter,
  after: string | null,
  limit: number,
): Promise<StatementRow[]> {
  const [day, number] = [after?.slice(0, 10) ?? '', after?.slice(11) ?? ''];
  return db
    .select()
    .from(statements)
    .where(
      and(
        eq(statements.accountId, accountId),
        matching(statements.propertyId, propertyId),
        matching(statements.occupancyId, occupancyId),
        matching(statements.id, statementId),
        sql`exists (select from statement_versions v where v.account_id = ${statements.accountId} and v.statement_id = ${statements.id})`,
        after === null
          ? undefined
          : or(
              sql`${statements.toDay} < ${day}::date`,
              and(sql`${statements.toDay} = ${day}::date`, sql`${statements.number} > ${number}`),
            ),
      ),
    )
    .orderBy(desc(statements.toDay), asc(statements.number))
    .limit(limit);
}

/** Every version of these statements that the session sees, newest first. */
export function selectVersionsOfStatements(
  { db, accountId }: Scope,
  statementIds: readonly string[],
): Promise<ReleasableVersion[]> {
  return db
    .select({ version: statementVersions, release: releases })
    .from(statementVersions)
    .leftJoin(
      releases,
      and(eq(releases.accountId, statementVersions.accountId), eq(releases.statementVersionId, statementVersions.id)),
    )
    .where(and(eq(statementVersions.accountId, accountId), inArray(statementVersions.statementId, [...statementIds])))
    .orderBy(desc(statementVersions.version));
}
