import { formatCents } from '../money/decimal.ts';
import { type Fraction, sum, toCents } from '../money/fraction.ts';
import { type CommonOccupant, type CommonSubject, isDwelling, isTenant } from './common.ts';
import type { Reduction } from './report.ts';

/** That nothing may be claimed beyond the advance payments, of everybody or of some; credits stay owed. */
export interface LostClaim {
  readonly right: 'claimLost';
  readonly legalBasis: string;
  readonly of?: (occupant: CommonOccupant) => boolean;
}

/** BGB section 556(3) sentence 3: a claim made too late. */
export const LATE: LostClaim = { right: 'claimLost', legalBasis: 'BGB § 556(3)' };

const losing = ({ occupants }: Pick<CommonSubject, 'occupants'>, { of }: LostClaim): CommonOccupant[] =>
  occupants.filter(
    (each) => isTenant(each) && isDwelling(each.unit) && each.sums.balance.n > 0n && (of?.(each) ?? true),
  );

/** What tenants of dwellings have still to pay, and would not have to. */
export const lostEur = (subject: Pick<CommonSubject, 'occupants'>, claim: LostClaim): Fraction =>
  sum(losing(subject, claim).map(({ sums }) => sums.balance));

/** The whole of every such claim; null where there is none. */
export function lostClaims(claim: LostClaim, subject: Pick<CommonSubject, 'occupants'>): Reduction | null {
  const occupants = losing(subject, claim).map(({ id, unit, sums }) => {
    const eur = formatCents(toCents(sums.balance));
    return { unit: unit.id, occupancy: id, share_eur: eur, reduction_eur: eur };
  });
  if (occupants.length === 0) return null;
  const total_eur = formatCents(toCents(lostEur(subject, claim)));
  const { right, legalBasis: legal_basis } = claim;
  return { right, pot: null, legal_basis, percent: '100', up_to: false, occupants, total_eur };
}
