import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { matching } from '../../db/filter.ts';
import type { StatementRow } from './store.ts';
import { statements, statementVersions } from './tables.ts';
import { type ReleasableVersion, versionsWithRelease } from './version-store.ts';

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
  scope: Scope,
  statementIds: readonly string[],
): Promise<ReleasableVersion[]> {
  return versionsWithRelease(scope)
    .where(
      and(eq(statementVersions.accountId, scope.accountId), inArray(statementVersions.statementId, [...statementIds])),
    )
    .orderBy(desc(statementVersions.version));
}
