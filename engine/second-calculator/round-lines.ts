import type { ExactLine } from './distribute.ts';
import { Fraction, sum } from './fraction.ts';
import type { Keys } from './house.ts';

// Section 2.3: how exact lines become cents.

const cent = new Fraction(1n, 100n);

/**
 * "The cents missing from the whole sum go, one each, to the lines with the largest cut-off remainder; ties
 * in file order." A credit is cut downwards like every other line, so that what is missing is never negative.
 */
export function byLargestRemainder(exact: readonly Fraction[], toDistribute: Fraction): Fraction[] {
  const cut = exact.map((amount) => amount.cutToCent());
  const missing = Number(toDistribute.rounded(2).minus(sum(cut)).cents());
  const remainders = exact.map((amount, index) => ({ index, remainder: amount.minus(cut[index] ?? amount) }));
  // The sort keeps the order of equal remainders.
  const favoured = remainders.sort((a, b) => b.remainder.compare(a.remainder)).slice(0, missing);
  const indexes = new Set(favoured.map(({ index }) => index));
  return cut.map((amount, index) => (indexes.has(index) ? amount.plus(cent) : amount));
}

/** 2.3 no. 2: "each occupant line `r2`"; or the optional mode LARGEST_REMAINDER. */
export function roundLines(lines: readonly ExactLine[], toDistribute: Fraction, mode: Keys['rounding']): Fraction[] {
  const exact = lines.map((line) => line.exact);
  if (mode === 'largest_remainder') return byLargestRemainder(exact, toDistribute);
  return exact.map((amount) => amount.rounded(2));
}
