import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type CorrectionProposalWire, showProposal } from './corrections/convert.ts';
import { decide, fetchOpen } from './corrections/decide.ts';
import type { DismissCorrectionProposal } from './corrections/schemas.ts';

/** Nothing follows from it, and it says why. The same finding is not proposed again; other values are. */
export async function dismissCorrectionProposal(
  context: Context,
  id: string,
  { reason }: z.infer<typeof DismissCorrectionProposal>,
): Promise<CorrectionProposalWire> {
  authorize(context, 'dismissCorrectionProposal');
  const found = await fetchOpen(context, id);
  await decide(context, found, { decision: 'dismissed', reason, runId: null });
  return showProposal(context, id);
}
