import type { Context } from '../../context.ts';
import { audit } from '../../db/audit.ts';
import { Problem } from '../../problem.ts';
import { fetchProposal, insertDecision, type ProposalRow, type ProposalWithState } from './store.ts';

/** A proposal that may still be decided. @throws Problem `not-found`, `conflict`. */
export async function fetchOpen(context: Context, id: string): Promise<ProposalWithState> {
  const found = await fetchProposal(context, id);
  if (found.state !== 'open') throw decided(found.state);
  return found;
}

interface Decision {
  readonly decision: 'accepted' | 'dismissed' | 'withdrawn';
  readonly reason: string;
  readonly runId: string | null;
}

/** Decides a proposal once. @throws Problem `conflict` where somebody was faster. */
export async function decide(context: Context, { proposal }: ProposalWithState, decision: Decision): Promise<void> {
  if (!(await recordDecision(context, proposal, decision))) throw decided('decided');
}

/** Appends a decision with its row in the trail. @returns false where there is one already. */
export async function recordDecision(
  context: Context,
  proposal: Pick<ProposalRow, 'id' | 'propertyId' | 'runId'>,
  { decision, reason, runId }: Decision,
): Promise<boolean> {
  const { accountId, livemode, actor } = context;
  const first = await insertDecision(context, {
    accountId,
    id: context.newId('correctionDecision'),
    livemode,
    propertyId: proposal.propertyId,
    proposalId: proposal.id,
    decision,
    reason,
    runId,
    decidedBy: `${actor.type} ${actor.id}`,
    createdAt: context.now(),
  });
  if (!first) return false;
  await audit(context, {
    action: `correction.${decision}`,
    objectType: 'correction_proposal',
    objectId: proposal.id,
    changes: { run_id: proposal.runId, new_run_id: runId, reason },
  });
  return true;
}

const decided = (state: string) =>
  new Problem('conflict', `The proposal is ${state} already.`, {
    findings: [
      {
        pointer: '',
        code: 'proposal_not_open',
        message_de: 'Über den Vorschlag ist entschieden, oder ein späterer enthält ihn.',
        message_en: 'The proposal is decided, or a later one has everything it has.',
      },
    ],
  });
