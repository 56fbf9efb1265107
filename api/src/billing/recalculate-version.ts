import { changesBetween, type ValueChange } from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import { sha256OfText } from '../crypto/sha256.ts';
import { billFrozen } from './bill-frozen.ts';
import { fetchFrozenVersion } from './frozen-version.ts';
import { digestOfInputs, digestOfRun, statementDigest } from './statement-digest.ts';
import type { Scope } from './store.ts';

/** What a version rests on, calculated once more and held against what was stored. */
export interface Recalculation {
  readonly statementVersionId: string;
  /** What was known when the version was made. */
  readonly ruleSet: string;
  /** Whether inputs, result and version still have the digests they were stored with. */
  readonly digestsHold: boolean;
  /** Empty: the same figures and the same reasons, byte for byte. */
  readonly differences: readonly ValueChange[];
}

/** @throws Problem `not-found`. */
export async function recalculateVersion(scope: Scope, statementId: string, version: number): Promise<Recalculation> {
  const frozen = await fetchFrozenVersion(scope, statementId, version);
  const { inputs, stored, statement } = frozen;
  const ruleSet = frozen.result.rule_set;
  const again = canonicalText(billFrozen(frozen.house, { ruleSet }) as unknown as Json);
  const digests = [
    [digestOfInputs(inputs.house, inputs.provenance, inputs.presentation), inputs.digest],
    [sha256OfText(stored.result), stored.digest],
    [statementDigest(statement, frozen.version, digestOfRun(inputs, stored)), frozen.version.digest],
  ];
  return {
    statementVersionId: frozen.version.id,
    ruleSet,
    digestsHold: digests.every(([now, then]) => now === then),
    differences: again === stored.result ? [] : changesBetween(frozen.result, JSON.parse(again)),
  };
}
