import { changesBetween, RULE_SETS, type ValueChange } from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import type { Scope } from '../../context.ts';
import { sha256Hex } from '../../crypto/sha256.ts';
import { billFrozen, type FrozenHouse, type KeptResult } from '../house/bill-frozen.ts';
import type { OperatingCostPresentation } from '../operating-costs/presentation.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { fetchBillingRun } from '../runs/store.ts';
import { digestOfInputs, digestOfRun, statementDigest } from '../statements/digest.ts';
import { figuresOf, type VersionFigures } from '../statements/figures.ts';
import { type PrintedSettlement, printedSettlements } from '../statements/printed-settlement.ts';
import type { VersionRow } from '../statements/version-store.ts';
import { type FrozenRows, fetchFrozenRows } from './frozen-version.ts';

/** A digest as it was stored, and as what is stored has it now. */
export interface DigestCheck {
  readonly of: 'inputs' | 'result' | 'version';
  readonly stored: string;
  readonly recomputed: string;
}

/** What a version rests on, calculated once more and held against what was stored. */
export interface Recalculation {
  readonly statementVersionId: string;
  /** What was known when the version was made; null where the stored result no longer says so. */
  readonly ruleSet: string | null;
  /** `unreadable`: somebody has changed what is stored into something nothing can be calculated from. */
  readonly outcome: 'equal' | 'different' | 'rule_set_unknown' | 'unreadable';
  readonly digests: readonly DigestCheck[];
  /** Of the result by its own pointers, of the version below `/version`. */
  readonly differences: readonly ValueChange[];
}

/** @throws Problem `not-found`. */
export async function recalculateVersion(scope: Scope, statementId: string, version: number): Promise<Recalculation> {
  const frozen = await fetchFrozenRows(scope, statementId, version);
  const { reason } = await fetchBillingRun(scope, frozen.version.runId);
  const statementVersionId = frozen.version.id;
  const digests = digestsOf(frozen);
  const hold = digests.every(holds);
  try {
    const { ruleSet, known, differences } = compare(frozen, reason);
    const outcome = !known ? 'rule_set_unknown' : hold && differences.length === 0 ? 'equal' : 'different';
    return { statementVersionId, ruleSet, outcome, digests, differences };
  } catch (error) {
    // What was tampered with may have any form; what was not is ours to read.
    if (hold) throw error;
    return { statementVersionId, ruleSet: null, outcome: 'unreadable', digests, differences: [] };
  }
}

export const holds = ({ stored, recomputed }: DigestCheck): boolean => stored === recomputed;

function digestsOf({ inputs, stored, statement, version }: FrozenRows): DigestCheck[] {
  return [
    {
      of: 'inputs',
      stored: inputs.digest,
      recomputed: digestOfInputs(inputs.house, inputs.provenance, inputs.presentation),
    },
    { of: 'result', stored: stored.digest, recomputed: sha256Hex(stored.result) },
    {
      of: 'version',
      stored: version.digest,
      recomputed: statementDigest(statement, version, digestOfRun(inputs, stored)),
    },
  ];
}

type Compared = Pick<Recalculation, 'ruleSet' | 'differences'> & { readonly known: boolean };

/** Result against inputs, version against result and presentation; without its rule set, the version alone. */
function compare({ inputs, stored, statement, version }: FrozenRows, reasonOfRun: string | null): Compared {
  const result = JSON.parse(stored.result) as KeptResult;
  const ruleSet = result.rule_set;
  const known = (RULE_SETS as readonly string[]).includes(ruleSet);
  const again = known ? billFrozen(JSON.parse(inputs.house) as FrozenHouse, { ruleSet }) : result;
  const text = canonicalText(again as unknown as Json);
  const ofResult = !known || text === stored.result ? [] : changesBetween(result, JSON.parse(text));
  // What can no longer be billed has no figures to compare; that it cannot, the result says.
  if (!again.ok) return { ruleSet, known, differences: ofResult };
  const presentation = JSON.parse(inputs.presentation) as Presentation | OperatingCostPresentation;
  const own = figuresOf(again as KeptResult).find(({ occupancyId }) => occupancyId === statement.occupancyId);
  const expected = own && {
    reason: version.version === 1 ? null : reasonOfRun,
    ...own.figures,
    ...printedSettlements(presentation)(statement.occupancyId),
  };
  return {
    ruleSet,
    known,
    differences: [...ofResult, ...changesBetween(shown(version), expected && shown(expected), '/version')],
  };
}

/** What a version carries, in the words of the wire; what is null is not there. */
function shown({
  reason,
  lines,
  operatingCosts,
  totalCents,
  vatContainedCents,
  advanceCents,
  balanceCents,
  settlement,
  payment,
}: Pick<VersionRow, 'reason'> & VersionFigures['figures'] & PrintedSettlement) {
  return {
    reason: reason ?? undefined,
    lines,
    operating_costs: operatingCosts ?? undefined,
    total_cents: totalCents,
    vat_contained_cents: vatContainedCents ?? undefined,
    advance_cents: advanceCents ?? undefined,
    balance_cents: balanceCents,
    settlement,
    payment: payment ?? undefined,
  };
}
