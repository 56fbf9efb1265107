import { add, divide, type Fraction, isZero, reduce, ZERO } from '../money/fraction.ts';
import type { AverageGap } from './sentences.ts';

/** What one user of a category consumed, for the mean of all of them. */
export interface AverageMember {
  readonly unitId: string;
  readonly kwh: Fraction;
  /** Area in m2, times his share of the time where that is not all of it. */
  readonly areaM2: Fraction;
}

/** A normalised average user, named by whoever determined him. */
export interface ReferenceAverage {
  readonly source: string;
  readonly kwhPerM2: Fraction;
}

/** The average user of a category per m2, or why there is none. */
export type AverageUser =
  | { readonly available: true; readonly kind: 'user_group'; readonly kwhPerM2: Fraction; readonly units: number }
  | { readonly available: true; readonly kind: 'reference'; readonly kwhPerM2: Fraction; readonly source: string }
  | { readonly available: false; readonly reason: Exclude<AverageGap, 'no_area'> };

/** From fewer units than these a mean shows what the neighbours consumed. A figure of the product, not of the law. */
export const AVERAGE_UNITS_MIN = 4;

/**
 * The average user of the same category (HeizkostenV section 6a(2) no. 3 and (3) no. 4).
 * Interpretation: the ordinance names no method; it is the mean per m2 of the same user group in the same time, each
 * member by his area. Groups too small for that take the normalised user they are given.
 */
export function averageUser(
  members: readonly AverageMember[],
  reference?: ReferenceAverage,
  unitsMin = AVERAGE_UNITS_MIN,
): AverageUser {
  let [kwh, areaM2] = [ZERO, ZERO];
  const units = new Set<string>();
  for (const member of members) {
    if (isZero(member.areaM2)) continue;
    units.add(member.unitId);
    kwh = add(kwh, member.kwh);
    areaM2 = add(areaM2, member.areaM2);
  }
  if (units.size >= unitsMin && !isZero(areaM2)) {
    return { available: true, kind: 'user_group', kwhPerM2: reduce(divide(kwh, areaM2)), units: units.size };
  }
  if (reference === undefined) return { available: false, reason: 'too_few_units' };
  return { available: true, kind: 'reference', kwhPerM2: reference.kwhPerM2, source: reference.source };
}
