import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { type ReleaseOverride, refuseAuditErrors } from './audit/refuse-errors.ts';
import { fetchBillingRun } from './runs/store.ts';
import type { Released } from './statements/schemas.ts';
import { selectVersionsOfRun } from './statements/version-store.ts';
import { insertReleases } from './versions/insert-releases.ts';

/** The manager's yes to all versions of a run that have none yet; not while the audit finds errors nobody excuses. */
export async function releaseBillingRun(
  context: Context,
  runId: string,
  overrides: readonly ReleaseOverride[],
): Promise<z.infer<typeof Released>> {
  authorize(context, 'releaseBillingRun');
  const run = await fetchBillingRun(context, runId);
  if (run.status !== 'issued')
    throw new Problem('run-not-ready', `The run is ${run.status}; there is nothing to release.`);
  const open = (await selectVersionsOfRun(context, runId)).filter(({ release }) => release === null);
  const excused = open.length === 0 ? [] : await refuseAuditErrors(context, run, overrides);
  const made =
    open.length === 0
      ? []
      : await insertReleases(
          context,
          open.map(({ version }) => version),
        );
  if (made.length === 0) throw new Problem('already-released', 'Every version of this run is released already.');
  await audit(context, {
    action: 'billing_run.released',
    objectType: 'billing_run',
    objectId: runId,
    changes: { released: made.length, ...(excused.length === 0 ? {} : { audit_overrides: excused }) },
  });
  return { run_id: runId, released: made.length };
}
