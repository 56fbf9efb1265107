import type { Context } from '../../context.ts';
import { audit } from '../../db/audit.ts';
import { Problem } from '../../problem.ts';
import { type Explained, standsAs } from './explain.ts';
import { insertDecision } from './store.ts';

type Decision = 'released' | 'rejected';

/**
 * Decides a telegram once. The same decision again is no other one. @returns whether it is new.
 * @throws Problem `conflict` where the other one was decided.
 */
export async function decide(
  context: Context,
  explained: Explained,
  decision: Decision,
  reason: string,
): Promise<boolean> {
  const { row, decision: earlier } = explained;
  if (earlier !== null) {
    if (earlier.decision === decision) return false;
    throw decidedOtherwise(earlier.decision as Decision);
  }
  const { accountId, livemode, actor } = context;
  const first = await insertDecision(context, {
    accountId,
    id: context.newId('telegramDecision'),
    livemode,
    telegramId: row.id,
    decision,
    reason,
    decidedBy: `${actor.type} ${actor.id}`,
    createdAt: context.now(),
  });
  if (!first) throw new Problem('request-in-progress', 'Somebody else decides this telegram at this moment.');
  const { verdict, reason: why } = standsAs(explained);
  await audit(context, {
    action: `telegram.${decision}`,
    objectType: 'telegram',
    objectId: row.id,
    changes: { reason, verdict, why, purpose: 'billing', legal_basis: 'HeizkostenV § 6b' },
  });
  return true;
}

function decidedOtherwise(decision: Decision): Problem {
  const german = decision === 'released' ? 'freigegeben' : 'verworfen';
  return new Problem('conflict', `The telegram is ${decision} already; a decision is final.`, {
    findings: [
      {
        pointer: '',
        code: `already_${decision}`,
        message_de: `Das Telegramm ist schon ${german}; eine Entscheidung ist endgültig.`,
        message_en: `The telegram is ${decision} already; a decision is final.`,
      },
    ],
  });
}
