import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type CorrectionProposalWire, showProposal } from './corrections/convert.ts';

export function getCorrectionProposal(context: Context, id: string): Promise<CorrectionProposalWire> {
  authorize(context, 'getCorrectionProposal');
  return showProposal(context, id);
}
