import { canonicalText } from '@klarmeter/engine/proof';
import type { ProposedChange } from './proposal.ts';

/** A proposal of the same run, as far as the next one depends on it. */
export interface EarlierProposal {
  readonly id: string;
  readonly changes: readonly ProposedChange[];
  /** accepted | dismissed | withdrawn; null: not decided */
  readonly decision: string | null;
}

/** `text` is what the digest of a new proposal is made of. */
export type NextStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'propose'; readonly text: string }
  | { readonly kind: 'withdraw'; readonly id: string };

const NOTHING: NextStep = { kind: 'nothing' };

/**
 * What follows from how an issued run measures by now. What was proposed last and still holds stays; what somebody
 * dismissed is not proposed again; an open proposal that no longer holds is withdrawn or followed by another one. What
 * was proposed before the last one may come back, when a device exchange is taken back and made again: its text then
 * names the last one, so that it is a new finding and two jobs at once still make one row.
 * @param earlier proposals of the run, oldest first
 */
export function nextStep(changes: readonly ProposedChange[], earlier: readonly EarlierProposal[]): NextStep {
  const found = canonicalText(changes);
  const same = earlier.filter((proposal) => canonicalText(proposal.changes) === found);
  const last = earlier.at(-1);
  const wanted = changes.length > 0 && !same.some(({ decision }) => decision === 'dismissed');
  if (!wanted) return last?.decision === null ? { kind: 'withdraw', id: last.id } : NOTHING;
  if (last === undefined || same.length === 0) return { kind: 'propose', text: found };
  const stands = same.includes(last) && last.decision !== 'withdrawn';
  return stands ? NOTHING : { kind: 'propose', text: `${found} ${last.id}` };
}
