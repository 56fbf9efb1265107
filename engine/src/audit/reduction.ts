import type { LineCode } from '../billing/result.ts';
import { findInForce } from '../law/dated.ts';
import { CO2_REDUCTION_PERCENT } from '../law/de/co2kostaufg/section-7-reduction.parameters.ts';
import { co2ReductionCents } from '../law/de/co2kostaufg/section-7-reduction.ts';
import { REDUCTION_PERCENTS, type ReductionPercents } from '../law/de/heizkostenv/section-12-reductions.parameters.ts';
import { reductionCents } from '../law/de/heizkostenv/section-12-reductions.ts';
import { formatCents, parse } from '../money/decimal.ts';
import { sum, toCents } from '../money/fraction.ts';
import { isTenant } from './common.ts';
import { type LostClaim, lostClaims } from './lost-claims.ts';
import type { Reduction } from './report.ts';
import { isOutsideOrdinance } from './scope.ts';
import type { Occupant, Subject } from './subject.ts';

export type PotKind = 'heating' | 'hot_water';

/** A right to cut that a fault gives; HeizkostenV section 12(1), or the one of CO2KostAufG section 7(4). */
export type ReductionRight = keyof ReductionPercents | 'co2NotDivided';

/** What a check says about the cut; the amounts follow from the bill. */
export interface HeatClaim {
  readonly right: ReductionRight;
  /** Left out: the whole heat bill. */
  readonly pot?: PotKind;
  /** Whom it concerns; left out: everybody. */
  readonly of?: (occupant: Occupant) => boolean;
  /** The fault lasts only for a part of the period. */
  readonly upTo?: boolean;
}

/** What a fault of a heat bill may cost. */
export type Claim = HeatClaim | LostClaim;

const LINES: Readonly<Record<PotKind | 'both', readonly LineCode[]>> = {
  heating: ['heating_base', 'heating_consumption'],
  hot_water: ['hot_water_base', 'hot_water_consumption'],
  both: ['heating_base', 'heating_consumption', 'hot_water_base', 'hot_water_consumption', 'co2_credit'],
};

/**
 * The cut in euro for every tenant concerned; null where nobody may cut: outside of the ordinance, before the section,
 * or without tenants. Flat owners may not cut towards their association (section 12(1)).
 * Interpretation: where heat and hot water cannot be told apart, neither is billed by consumption, so the cut is taken
 * from both; cold water never belongs to it.
 */
export function reductionOf(claim: Claim, subject: Subject): Reduction | null {
  if (claim.right === 'claimLost') return lostClaims(claim, subject);
  const { from } = subject.house.period;
  const { right } = claim;
  const percent =
    right === 'co2NotDivided'
      ? findInForce(CO2_REDUCTION_PERCENT, from)?.value
      : findInForce(REDUCTION_PERCENTS, from)?.value[right];
  if (percent === undefined || (right !== 'co2NotDivided' && isOutsideOrdinance(subject))) return null;
  const codes = LINES[claim.pot ?? 'both'];
  let totalCents = 0n;
  const occupants = subject.occupants.flatMap((occupant) => {
    const { result, unit, id } = occupant;
    if (!isTenant(occupant) || claim.of?.(occupant) === false) return [];
    const lines = result.lines.filter(({ code }) => codes.includes(code));
    const share = sum(lines.map(({ amount_eur }) => parse(amount_eur)));
    if (share.n <= 0n) return [];
    const cents = right === 'co2NotDivided' ? co2ReductionCents(share, from) : reductionCents(right, share, from);
    totalCents += cents;
    const [share_eur, reduction_eur] = [formatCents(toCents(share)), formatCents(cents)];
    return [{ unit: unit.id, occupancy: id, share_eur, reduction_eur }];
  });
  if (occupants.length === 0) return null;
  return {
    right,
    pot: claim.pot ?? null,
    legal_basis: right === 'co2NotDivided' ? 'CO2KostAufG § 7(4)' : 'HeizkostenV § 12(1)',
    percent: percent.toString(),
    up_to: claim.upTo ?? false,
    occupants,
    total_eur: formatCents(totalCents),
  };
}
