import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { findRunInputs } from './runs/frozen-store.ts';
import type { BillingRunInputs } from './runs/schemas.ts';
import { fetchBillingRun } from './runs/store.ts';

/** What a run rests on, as it was frozen. */
export async function getBillingRunInputs(context: Context, id: string): Promise<z.infer<typeof BillingRunInputs>> {
  authorize(context, 'getBillingRunInputs');
  const run = await fetchBillingRun(context, id);
  const inputs = await findRunInputs(context, run.id);
  if (inputs === null) throw new Problem('run-not-ready', 'The run has not frozen its inputs yet.');
  return {
    run_id: id,
    house: JSON.parse(inputs.house) as Record<string, unknown>,
    provenance: JSON.parse(inputs.provenance) as Record<string, unknown>,
    presentation: JSON.parse(inputs.presentation) as Record<string, unknown>,
    digest: inputs.digest,
    frozen_at: inputs.frozenAt.toISOString(),
  };
}
