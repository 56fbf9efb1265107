import { and, asc, eq, gt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Scope } from '../../context.ts';
import { behind, matching } from '../../db/filter.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { releases, statementVersions } from './tables.ts';

export type VersionRow = typeof statementVersions.$inferSelect;
export type ReleaseRow = typeof releases.$inferSelect;

export interface ReleasableVersion {
  readonly version: VersionRow;
  readonly release: ReleaseRow | null;
}

export function versionsWithRelease({ db }: Scope) {
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
