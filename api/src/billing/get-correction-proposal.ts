import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type CorrectionProposalWire, toProposals } from './corrections/convert.ts';
import { fetchProposal } from './corrections/store.ts';

export async function getCorrectionProposal(context: Context, id: string): Promise<CorrectionProposalWire> {
  authorize(context, 'getCorrectionProposal');
  const [proposal] = await toProposals(context, [await fetchProposal(context, id)]);
  if (proposal === undefined) throw new Error(`the proposal ${id} is gone`);
  return proposal;
}
