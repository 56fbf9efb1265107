import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type CorrectionProposalWire, showProposal } from './corrections/convert.ts';
import { decide, fetchOpen } from './corrections/decide.ts';
import type { AcceptCorrectionProposal } from './corrections/schemas.ts';
import { startBillingRun } from './start-billing-run.ts';

/** Starts the ordinary correction: a run with a reason, which is looked at and issued as version n + 1. */
export async function acceptCorrectionProposal(
  context: Context,
  id: string,
  { reason }: z.infer<typeof AcceptCorrectionProposal>,
): Promise<CorrectionProposalWire> {
  authorize(context, 'acceptCorrectionProposal');
  const found = await fetchOpen(context, id);
  const run = await startBillingRun(context, { billing_period_id: found.proposal.billingPeriodId, reason });
  await decide(context, found, { decision: 'accepted', reason, runId: run.id });
  return showProposal(context, id);
}
