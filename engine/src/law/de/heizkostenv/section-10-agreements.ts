import type { PercentRange } from './section-7-heat-costs.parameters.ts';

/**
 * What widens the range of the keys: section 10, an agreement by which more goes by consumption; sections 2 and 11, a
 * building outside of the ordinance, where whatever was agreed holds.
 */
export const KEY_AGREEMENTS = ['more_by_consumption', 'outside_ordinance'] as const;
export type KeyAgreement = (typeof KEY_AGREEMENTS)[number];

/** The range that is left of the ordinance's one under an agreement. */
export function agreedRange({ min, max }: PercentRange, agreement: KeyAgreement | undefined): PercentRange {
  if (agreement === undefined) return { min, max };
  return { min: agreement === 'outside_ordinance' ? 0n : min, max: 100n };
}
