import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { type ReleaseOverride, refuseAuditErrors } from './audit/refuse-errors.ts';
import { fetchBillingRun } from './runs/store.ts';
import { type ReleaseWire, toRelease } from './statements/convert.ts';
import { fetchVersionOf } from './statements/version-store.ts';
import { insertReleases } from './versions/insert-releases.ts';

/** The manager's yes to one version: from here on it may be delivered. Once. */
export async function releaseStatementVersion(
  context: Context,
  statementId: string,
  number: number,
  overrides: readonly ReleaseOverride[],
): Promise<ReleaseWire> {
  authorize(context, 'releaseStatementVersion');
  const { version, release } = await fetchVersionOf(context, statementId, number);
  const excused = release === null ? await auditOf(context, version.runId, overrides) : [];
  const [made] = release === null ? await insertReleases(context, [version]) : [];
  if (made === undefined)
    throw new Problem('already-released', `Version ${number} of this statement is released already.`);
  await audit(context, {
    action: 'statement_version.released',
    objectType: 'statement_version',
    objectId: version.id,
    changes: {
      statement_id: statementId,
      version: number,
      ...(excused.length === 0 ? {} : { audit_overrides: excused }),
    },
  });
  return toRelease(made, version);
}

async function auditOf(context: Context, runId: string, overrides: readonly ReleaseOverride[]) {
  return refuseAuditErrors(context, await fetchBillingRun(context, runId), overrides);
}
