import type { Inspection } from '../../api/test/kill/inspect.ts';
import { readyRun, type Walked } from './killed-walk.ts';

interface Frozen {
  readonly house: string;
  readonly provenance: string;
  readonly presentation: string;
  readonly result: string;
}

/** Bills the same period again, undisturbed, and says where what the disturbed run froze and calculated differs by a byte. */
export async function frozenFaults(db: Inspection, walked: Walked): Promise<string[]> {
  const body = { billing_period_id: walked.billingPeriodId, reason: 'Zum Vergleich' };
  const again = await readyRun(walked.client, body, { idempotencyKey: `kills:again:${walked.runId}` });
  const disturbed = await frozenOf(db, walked.accountId, walked.runId);
  const undisturbed = await frozenOf(db, walked.accountId, again);
  return (Object.keys(disturbed) as (keyof Frozen)[]).flatMap((part) => {
    const [before, after] = [disturbed[part], undisturbed[part].replaceAll(again, walked.runId)];
    if (before === after) return [];
    const at = [...before].findIndex((char, index) => char !== after[index]);
    return [
      `${part} of the run differs at ${at}: ${before.slice(at - 40, at + 60)} instead of ${after.slice(at - 40, at + 60)}`,
    ];
  });
}

async function frozenOf(db: Inspection, accountId: string, runId: string): Promise<Frozen> {
  const [row] = await db.rows<Frozen>(
    `select i.house, i.provenance, i.presentation, e.result from billing_run_inputs i
       join billing_run_results e on e.account_id = i.account_id and e.run_id = i.run_id
      where i.account_id = $1 and i.run_id = $2`,
    [accountId, runId],
  );
  if (row === undefined) throw new Error(`run ${runId} has no inputs or no result`);
  return { ...row };
}
