import type { Context } from '../context.ts';
import { onRelease } from './ports.ts';
import type { ReleaseRow, VersionRow } from './store-statements.ts';
import { releases } from './tables.ts';

const ROWS_PER_INSERT = 1_000;

/** Writes the yes to versions; of two at once the database lets one through, and its rows are answered. */
export async function insertReleases(context: Context, versions: readonly VersionRow[]): Promise<ReleaseRow[]> {
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
