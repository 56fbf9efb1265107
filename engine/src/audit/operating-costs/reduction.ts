import { findInForce } from '../../law/dated.ts';
import { REDUCTION_PERCENTS } from '../../law/de/heizkostenv/section-12-reductions.parameters.ts';
import { reductionCents } from '../../law/de/heizkostenv/section-12-reductions.ts';
import { formatCents, parse } from '../../money/decimal.ts';
import { fromCents, toCents } from '../../money/fraction.ts';
import type { OperatingCostsHouse } from '../../operating-costs/house.ts';
import { billOperatingCosts } from '../../operating-costs/run.ts';
import { isDwelling, isTenant } from '../common.ts';
import { type LostClaim, lostClaims } from '../lost-claims.ts';
import type { Reduction } from '../report.ts';
import type { AuditedOccupant, OperatingCostSubject } from './subject.ts';

/** The positions should not be in the statement, or not with all of their amount (`upTo`). */
export interface DroppedClaim {
  readonly right: 'dropped';
  readonly legalBasis: string;
  readonly positions: readonly string[];
  readonly upTo?: boolean;
}

/** The positions should have been divided as in this house, which is billed for it. */
export interface CorrectedClaim {
  readonly right: 'corrected';
  readonly legalBasis: string;
  readonly positions: readonly string[];
  readonly house: OperatingCostsHouse;
  readonly upTo?: boolean;
}

/** Heat that was not billed by consumption (HeizkostenV section 12(1)). */
export interface NotByConsumptionClaim {
  readonly right: 'notByConsumption';
  readonly positions: readonly string[];
}

export type OperatingCostClaim = DroppedClaim | CorrectedClaim | NotByConsumptionClaim | LostClaim;

export const dropped = (legalBasis: string, positions: readonly string[], upTo = false): DroppedClaim => ({
  right: 'dropped',
  legalBasis,
  positions,
  upTo,
});

export const corrected = (
  legalBasis: string,
  positions: readonly string[],
  house: OperatingCostsHouse,
  upTo = false,
): CorrectedClaim => ({ right: 'corrected', legalBasis, positions, house, upTo });

/**
 * What a fault would let tenants of dwellings cut, in euro; null where nobody may cut, or where the right statement cannot
 * be made. A cut is what the tenant was charged too much, to the cent of the statement.
 * Interpretation: whom the right statement would charge more does not pay that; so the sum may be more than was wrong.
 */
export function reductionOf(claim: OperatingCostClaim, subject: OperatingCostSubject): Reduction | null {
  if (claim.right === 'claimLost') return lostClaims(claim, subject);
  if (claim.right === 'notByConsumption') return notByConsumption(claim, subject);
  const { right, legalBasis: legal_basis, upTo: up_to = false, positions } = claim;
  if (claim.right === 'dropped') {
    return cutOf(subject, positions, (share) => share, { right, legal_basis, percent: '100', up_to });
  }
  const bill = billOperatingCosts(claim.house, { reasons: false });
  if (!bill.ok) return null;
  const centsOf = ({ unit, id }: AuditedOccupant): bigint => {
    const own = bill.occupants.find((each) => each.unit === unit.id && each.occupancy === id);
    return sumOf(own?.lines ?? [], positions);
  };
  const lower = (share: bigint, occupant: AuditedOccupant) => share - centsOf(occupant);
  return cutOf(subject, positions, lower, { right, legal_basis, percent: null, up_to });
}

function notByConsumption({ positions }: NotByConsumptionClaim, subject: OperatingCostSubject): Reduction | null {
  const { from } = subject.house.period;
  const percent = findInForce(REDUCTION_PERCENTS, from)?.value.notByConsumption;
  if (percent === undefined) return null;
  const cut = (share: bigint) => reductionCents('notByConsumption', fromCents(share), from);
  const legal_basis = 'HeizkostenV § 12(1)';
  return cutOf(subject, positions, cut, {
    right: 'notByConsumption',
    legal_basis,
    percent: percent.toString(),
    up_to: false,
  });
}

function cutOf(
  { occupants }: OperatingCostSubject,
  positions: readonly string[],
  cut: (shareCents: bigint, occupant: AuditedOccupant) => bigint,
  what: Pick<Reduction, 'right' | 'legal_basis' | 'percent' | 'up_to'>,
): Reduction | null {
  let totalCents = 0n;
  const concerned = occupants.flatMap((occupant) => {
    if (!isTenant(occupant) || !isDwelling(occupant.unit)) return [];
    const share = sumOf(occupant.result.lines, positions);
    const cents = cut(share, occupant);
    if (cents <= 0n) return [];
    totalCents += cents;
    const { unit, id } = occupant;
    return [{ unit: unit.id, occupancy: id, share_eur: formatCents(share), reduction_eur: formatCents(cents) }];
  });
  return concerned.length === 0
    ? null
    : { ...what, pot: null, occupants: concerned, total_eur: formatCents(totalCents) };
}

const sumOf = (
  lines: readonly { readonly position: string | null; readonly amount_eur: string }[],
  positions: readonly string[],
): bigint =>
  lines.reduce(
    (sum, { position, amount_eur }) =>
      position !== null && positions.includes(position) ? sum + toCents(parse(amount_eur)) : sum,
    0n,
  );
