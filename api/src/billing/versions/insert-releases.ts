import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { releases } from '../statements/tables.ts';
import { type ReleaseRow, selectSuperseded, type VersionRow } from '../statements/version-store.ts';
import { onRelease } from './release-hook.ts';

const ROWS_PER_INSERT = 1_000;

/**
 * Writes the yes to versions; of two at once the database lets one through, and its rows are answered.
 * @throws Problem `version-superseded` where a newer version is there: what it corrects is not delivered any more.
 */
export async function insertReleases(context: Context, versions: readonly VersionRow[]): Promise<ReleaseRow[]> {
  await refuseSuperseded(context, versions);
  await onRelease(
    context,
    versions.map(({ id }) => id),
  );
  const now = context.now();
  const rows = versions.map(({ id, propertyId, occupancyId }) => ({
    accountId: context.accountId,
    id: context.newId('release'),
    livemode: context.livemode,
    propertyId,
    occupancyId,
    statementVersionId: id,
    releasedBy: context.actor.id,
    releasedAt: now,
  }));
  const made: ReleaseRow[] = [];
  for (let i = 0; i < rows.length; i += ROWS_PER_INSERT) {
    const some = rows.slice(i, i + ROWS_PER_INSERT);
    made.push(...(await context.db.insert(releases).values(some).onConflictDoNothing().returning()));
  }
  return made;
}

export async function refuseSuperseded(context: Context, versions: readonly Pick<VersionRow, 'id'>[]): Promise<void> {
  const [old] = await selectSuperseded(
    context,
    versions.map(({ id }) => id),
  );
  if (old === undefined) return;
  throw new Problem('version-superseded', `Version ${old.version} is superseded; release and deliver the newest one.`);
}
