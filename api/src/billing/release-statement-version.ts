import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { type ReleaseWire, toRelease } from './convert-runs.ts';
import { insertReleases } from './insert-releases.ts';
import { fetchVersionOf } from './store-statements.ts';

/** The manager's yes to one version: from here on it may be delivered. Once. */
export async function releaseStatementVersion(
  context: Context,
  statementId: string,
  number: number,
): Promise<ReleaseWire> {
  authorize(context, 'releaseStatementVersion');
  const { version, release } = await fetchVersionOf(context, statementId, number);
  const [made] = release === null ? await insertReleases(context, [version]) : [];
  if (made === undefined)
    throw new Problem('already-released', `Version ${number} of this statement is released already.`);
  await audit(context, {
    action: 'statement_version.released',
    objectType: 'statement_version',
    objectId: version.id,
    changes: { statement_id: statementId, version: number },
  });
  return toRelease(made, version);
}
